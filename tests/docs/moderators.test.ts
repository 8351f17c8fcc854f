import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { KNOWLEDGE_FILES } from "../../src/knowledge/files.ts";
import { parseKnowledge } from "../../src/knowledge/parse-knowledge.ts";
import { readKnowledgeFolder } from "../../src/knowledge/read-folder.ts";
import { REPLY_PLACEHOLDERS } from "../../src/knowledge/replies.ts";
import { REPLY_KINDS } from "../../src/knowledge/shapes.ts";
import { BAKERY } from "../cli/session.ts";
import { codesIn, ROOT, readDocument, sources, tableOf } from "./document.ts";

const MODERATORS = readDocument("knowledge/README.md");

describe("what moderators are told of", () => {
  it("the files of a knowledge folder", () => {
    const files = tableOf(MODERATORS.text, "file | holds").flatMap(([cell]) => codesIn(cell));
    expect(files.sort()).toEqual([...KNOWLEDGE_FILES].sort());
  });

  it("kinds of reply and words in braces", () => {
    for (const kind of REPLY_KINDS) expect(MODERATORS.inline).toContain(kind);
    const braces = MODERATORS.inline.filter((code) => /^\{.*\}$/.test(code));
    expect([...new Set(braces)].sort()).toEqual(REPLY_PLACEHOLDERS.map((name) => `{${name}}`).sort());
  });

  it("every rule of the check, and no other", () => {
    const code = sources("src/knowledge");
    const rule = "([a-z0-9]+(?:-[a-z0-9]+)+)";
    const made = [
      ...code.matchAll(new RegExp(`\\b(?:error|warning)\\([^;]*?"${rule}"`, "g")),
      ...code.matchAll(new RegExp(`rule: "${rule}"|check(?:Unique|Known)\\([^;]*?"${rule}"`, "g")),
    ].map(([, first, second]) => first ?? second ?? "");
    // Made of the label's name: the two labels that have a fixed choice of values.
    const expected = new Set([...made, "unknown-level", "unknown-kind"]);
    const told = tableRules(MODERATORS.text);
    expect(told.sort()).toEqual([...expected].sort());
  });
});

function tableRules(text: string): string[] {
  const [, section = ""] = text.split("## What the check says");
  return [...section.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell]) => codesIn(cell));
}

describe("the worked examples for moderators", () => {
  type Data = Record<string, unknown>;
  const isData = (value: unknown): value is Data =>
    typeof value === "object" && value !== null && !Array.isArray(value);

  /** Puts the rows of an example where they belong: into the entry of the same id, or behind the others. */
  function merge(into: unknown, example: unknown): unknown {
    if (Array.isArray(into) && Array.isArray(example)) {
      const rows: unknown[] = [...into];
      for (const row of example) {
        const same = rows.findIndex(
          (each) => each === row || (isData(each) && isData(row) && "id" in row && each.id === row.id),
        );
        if (same === -1) rows.push(row);
        else rows[same] = merge(rows[same], row);
      }
      return rows;
    }
    if (!isData(into) || !isData(example)) return example;
    const merged: Data = { ...into };
    for (const [key, value] of Object.entries(example))
      merged[key] = key in into ? merge(into[key], value) : value;
    return merged;
  }

  /** The file whose labels an example has. */
  function fileOf(example: unknown, files: Readonly<Record<string, unknown>>): string {
    const labels = Object.keys((Array.isArray(example) ? example[0] : example) as Data);
    const [file] = Object.entries(files).find(([, value]) => {
      const own = Array.isArray(value)
        ? value.flatMap((entry: Data) => Object.keys(entry))
        : Object.keys(value as Data);
      return Array.isArray(value) === Array.isArray(example) && labels.every((label) => own.includes(label));
    }) ?? [""];
    return file;
  }

  // Reads the whole shipped folder three times over.
  it("fit the shipped folder", { timeout: 60_000 }, async () => {
    const texts = await readKnowledgeFolder(join(ROOT, "knowledge"));
    const files: Record<string, unknown> = {};
    for (const file of KNOWLEDGE_FILES) if (file.endsWith(".yaml")) files[file] = parse(texts[file] ?? "");
    const examples = [...MODERATORS.text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(
      ([, text = ""]) => parse(text) as unknown,
    );
    expect(examples.length).toBeGreaterThan(7);
    const edited = new Set<string>();
    for (const example of examples) {
      if (isData(example) && "compared" in example) {
        expect(texts["article.md"]).toMatch(/^compared: \d{4}-\d{2}-\d{2}$/m);
        continue;
      }
      const file = fileOf(example, files);
      expect(file, JSON.stringify(example)).not.toBe("");
      files[file] = merge(files[file], example);
      edited.add(file);
    }
    for (const file of edited) texts[file] = stringify(files[file]);
    const { problems } = parseKnowledge(texts, { today: "2026-11-22" });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect([...edited].sort()).toEqual([
      "checks.yaml",
      "replies.yaml",
      "safety.yaml",
      "topics.yaml",
      "words.yaml",
    ]);
  });

  it("show a message of the check as it prints it", async () => {
    const [, wrong = "", right = ""] =
      /not in the article: "(.*)" \[[\s\S]*?: "(.*)…"/.exec(MODERATORS.text) ?? [];
    const texts = await readKnowledgeFolder(BAKERY);
    const topics = texts["topics.yaml"]?.replace(right, wrong) ?? "";
    const { problems } = parseKnowledge({ ...texts, "topics.yaml": topics }, { today: "2026-11-22" });
    const [problem] = problems;
    expect(MODERATORS.text).toContain(`${problem?.message} [${problem?.rule}]\n    ${problem?.remedy}`);
  });
});
