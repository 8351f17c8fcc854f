import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { riverguide, temporaryFolder } from "./session.ts";

function file(...rows: readonly (object | string)[]): string {
  const path = join(temporaryFolder(), "rows.jsonl");
  writeFileSync(path, rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n"));
  return path;
}

const right = { id: "r", question: "how often do I feed the starter", kind: "article", gold: ["once a day"] };
const wrong = { id: "w", question: "how much is a loaf", kind: "article", gold: ["once a day"] };
const dialogue = {
  id: "d",
  turns: ["I have celiac disease", "what is it good for?"],
  expect: { kind: "safety", listed: "avoid", gold: ["celiac disease or wheat allergy"] },
};

describe("eval", () => {
  it("prints how many were right, and every miss with what came and why", async () => {
    const path = file(right, wrong, dialogue);
    const { exitCode, out, err } = await riverguide(["eval", path]);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).toMatch(/^article +1 +2 +50\.0%$/m);
    expect(out).toMatch(/^safety-avoid +1 +1 +100\.0%$/m);
    expect(out).toMatch(/^all +2 +3 +66\.7%$/m);
    expect(out).toContain(`${path}:2  w  article: kind not-covered`);
    expect(out).toContain("Sound (disclaimer whole, passages verbatim, within bounds): 3 of 3");
  });

  it("adds up several files", async () => {
    const { out } = await riverguide(["eval", file(right), file(wrong)]);
    expect(out).toMatch(/^all +1 +2 +50\.0%$/m);
  });

  it("prints JSON for programs", async () => {
    const { out } = await riverguide(["eval", "--json", file(right, wrong)]);
    const { all, kinds, misses } = JSON.parse(out);
    expect({ all, kinds }).toEqual({
      all: { right: 1, total: 2 },
      kinds: { article: { right: 1, total: 2 } },
    });
    expect(misses).toMatchObject([{ id: "w", line: 2, kind: "not-covered", topic: "price" }]);
  });

  it("names rows at fault by file and line, scores the others and exits 1", async () => {
    const path = file(right, "{", { ...right, kind: "recipe" });
    const { exitCode, out, err } = await riverguide(["eval", path]);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^all +1 +1 +100\.0%$/m);
    expect(err).toContain(`${path}:2: not a JSON object\n`);
    expect(err).toContain(`${path}:3: "kind" must be one of: article,`);
  });

  it("exits 1 when no row is left, and 2 when a file cannot be read", async () => {
    expect((await riverguide(["eval", file("")])).exitCode).toBe(1);
    expect((await riverguide(["eval", "/nowhere.jsonl"])).exitCode).toBe(2);
  });
});
