import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { decodeBundle, encodeBundle, withoutExamples } from "../../src/cli/bundle.ts";
import { openBundle, saveBundle } from "../../src/cli/bundle-store.ts";
import { createGuide } from "../../src/core/guide.ts";
import { compileModel } from "../../src/core/matching/model.ts";
import { parseKnowledge } from "../../src/knowledge/parse-knowledge.ts";
import { readKnowledgeFolder } from "../../src/knowledge/read-folder.ts";
import { versionOf } from "../../src/knowledge/version.ts";
import { BAKERY, Collected, riverguide, temporaryFolder } from "./session.ts";

const texts = await readKnowledgeFolder(BAKERY);
const { knowledge } = parseKnowledge(texts, { today: "2026-11-22" });
if (knowledge === undefined) throw new Error("the small folder has errors");
const bundle = { key: "sources-1", knowledge, model: compileModel(knowledge) };

describe("a bundle", () => {
  it("comes back as it went, but for what only compiling needs", () => {
    const back = decodeBundle(encodeBundle(bundle), bundle.key);
    expect(back).toEqual({ ...bundle, knowledge: withoutExamples(knowledge) });
    expect(back?.knowledge.topics.flatMap(({ phrases }) => phrases)).toEqual([]);
  });

  it("answers as what it was made from, to the letter", () => {
    const back = decodeBundle(encodeBundle(bundle), bundle.key);
    if (back === undefined) throw new Error("no bundle");
    const [before, after] = [bundle, back].map((each) => createGuide(each.knowledge, each.model));
    for (const message of knowledge.topics.flatMap(({ title, phrases }) => [title, ...phrases])) {
      expect(after?.reply(message)).toEqual(before?.reply(message));
    }
  });

  it("is none where a byte is wrong, missing or one too many, or the key is another", () => {
    const bytes = encodeBundle(bundle);
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(5000) ^ 1, 5000);
    for (const damaged of [
      flipped,
      bytes.subarray(0, -1),
      Buffer.concat([bytes, Buffer.of(0)]),
      Buffer.alloc(0),
      Buffer.alloc(4),
    ]) {
      expect(decodeBundle(damaged, bundle.key)).toBeUndefined();
    }
    expect(decodeBundle(bytes, "sources-2")).toBeUndefined();
  });

  it("is looked for in each folder until one holds it whole", async () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    await saveBundle(bundle, second);
    writeFileSync(join(first, `compiled-${bundle.key}.bin`), "damaged");
    expect(await openBundle(bundle.key, [join(first, "nowhere"), first, second])).toEqual(
      decodeBundle(encodeBundle(bundle), bundle.key),
    );
  });

  it("leaves three in a folder, the latest, and nothing unfinished", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "other.txt"), "");
    writeFileSync(join(folder, "compiled-left.tmp"), "");
    utimesSync(join(folder, "compiled-left.tmp"), 0, 0);
    for (const key of ["a", "b", "c", "d"]) {
      await saveBundle({ ...bundle, key }, folder);
      utimesSync(join(folder, `compiled-${key}.bin`), 1, key.charCodeAt(0));
    }
    expect(readdirSync(folder).sort()).toEqual([
      "compiled-b.bin",
      "compiled-c.bin",
      "compiled-d.bin",
      "other.txt",
    ]);
  });
});

describe("loading", () => {
  let data: string;
  let folder: string;
  beforeEach(() => {
    data = temporaryFolder();
    folder = temporaryFolder();
    cpSync(BAKERY, folder, { recursive: true });
  });
  const ask = (env: Record<string, string> = {}, stderr = new Collected()) =>
    riverguide(["ask", "--json", "what is sourdough?"], {
      env: { KNOWLEDGE_DIR: folder, RIVERGUIDE_DATA_DIR: data, ...env },
      stderr,
    });

  it("gives the parser's version to the texts of a folder", () => {
    expect(versionOf(texts)).toBe(knowledge.version);
  });

  it("keeps what was learned, and answers the same from it", async () => {
    const first = await ask();
    expect(readdirSync(data)).toEqual([`compiled-sources-${knowledge.version}.bin`]);
    expect(await ask()).toEqual(first);
  });

  it("learns again when a text has changed, or what was kept is damaged", async () => {
    const { out } = await ask();
    appendFileSync(join(folder, "words.yaml"), "# new\n");
    expect((await ask()).out).toBe(out);
    expect(readdirSync(data)).toHaveLength(2);
    for (const file of readdirSync(data)) writeFileSync(join(data, file), "damaged");
    expect((await ask()).out).toBe(out);
    expect(readdirSync(data).some((file) => readFileSync(join(data, file)).length > 1000)).toBe(true);
  });

  it("answers, with a warning, where what was learned cannot be kept", async () => {
    const { exitCode, out, err } = await ask({ RIVERGUIDE_DATA_DIR: join(folder, "article.md", "data") });
    expect(exitCode).toBe(0);
    expect(out).toContain("what-it-is");
    expect(err).toMatch(/^riverguide: what was learned cannot be kept: .*RIVERGUIDE_DATA_DIR.*\n$/);
  });

  it("keeps nothing without a build, unless a folder is named", async () => {
    const usual = fileURLToPath(new URL("../../data", import.meta.url));
    const kept = () =>
      existsSync(usual) ? readdirSync(usual).filter((name) => name.includes("sources")) : [];
    const before = kept();
    expect((await ask({ RIVERGUIDE_DATA_DIR: "" })).exitCode).toBe(0);
    expect(kept()).toEqual(before);
  });

  it("says that it takes a while to a person at a terminal only", async () => {
    const terminal = Object.assign(new Collected(), { isTTY: true });
    expect((await ask({}, terminal)).err).toContain("takes up to a minute");
    expect((await ask({}, Object.assign(new Collected(), { isTTY: true }))).err).toBe("");
  });
});
