import { describe, expect, it } from "vitest";
import type { Mention } from "../../../src/core/safety/conditions.ts";
import { findByEnding } from "../../../src/core/safety/endings.ts";
import { read, smallLexicon } from "../lexicon.ts";

const lexicon = smallLexicon({
  known: "i have a brittle bone in my the zebra and disease itis syndrome abcitis lymph",
});
const ENDINGS = new Set(["itis", "disease", "syndrome"]);

/** Names found in a message by how they end, with their places. */
const found = (message: string, mentions: readonly Mention[] = []) =>
  findByEnding(read(message, lexicon), mentions, ENDINGS, new Set(["lymph"])).map(
    ({ name, from, to, level, condition, denied }) => ({ name, from, to, level, condition, denied }),
  );
const names = (message: string) => found(message).map(({ name }) => name);

describe("a name by its ending", () => {
  it("is an unlisted condition that nobody denies", () => {
    expect(found("i have xyzzyitis")).toEqual([
      { name: "xyzzyitis", from: 2, to: 3, level: "unlisted", condition: undefined, denied: false },
    ]);
  });

  it("is a word of seven letters at least, that the folder does not hold", () => {
    expect(names("xyzitis")).toEqual(["xyzitis"]);
    expect(names("xyitis")).toEqual([]);
    expect(names("abcitis")).toEqual([]);
    expect(names("xyzzyitisx")).toEqual([]);
  });

  it("takes up to two words before an ending that is a word itself", () => {
    expect(found("i have brittle bone disease")).toMatchObject([
      { name: "brittle bone disease", from: 2, to: 5 },
    ]);
    expect(names("zebra brittle bone disease")).toEqual(["brittle bone disease"]);
    expect(names("zebra syndrome")).toEqual(["zebra syndrome"]);
  });

  it("takes no empty word, no word of the article's, and none of another clause", () => {
    expect(names("i have a disease")).toEqual([]);
    expect(names("disease")).toEqual([]);
    expect(names("lymph disease")).toEqual([]);
    expect(names("lymph bone disease")).toEqual(["bone disease"]);
    expect(names("the bone disease")).toEqual(["bone disease"]);
    expect(names("bone, disease")).toEqual([]);
    expect(names("bone. disease")).toEqual([]);
  });

  it("is none where something was found by name, or where it may not be named back", () => {
    const mention = (from: number, to: number): Mention => ({
      condition: undefined,
      level: "unlisted",
      name: "x",
      from,
      to,
      denied: false,
    });
    expect(found("i have xyzzyitis", [mention(2, 3)])).toEqual([]);
    expect(found("i have xyzzyitis", [mention(0, 2)])).toHaveLength(1);
    expect(names("i have x2zzyitis")).toEqual([]);
  });

  it("is found each time", () => {
    expect(names("xyzzyitis and zebra syndrome")).toEqual(["xyzzyitis", "zebra syndrome"]);
  });
});
