import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { startTerminal } from "../adapters/terminal/start.ts";
import { drawTerminal, PICTURED, recordConversation } from "../scripts/terminal-picture.ts";
import { KNOWLEDGE_FILES } from "../src/knowledge/files.ts";
import { parseKnowledge } from "../src/knowledge/parse-knowledge.ts";
import { readKnowledgeFolder } from "../src/knowledge/read-folder.ts";
import { REPLY_PLACEHOLDERS } from "../src/knowledge/replies.ts";
import { REPLY_KINDS } from "../src/knowledge/shapes.ts";
import { BAKERY, type Ran, riverguide, temporaryFolder } from "./cli/session.ts";
import { shippedGuide } from "./support/guide.ts";

const ROOT = join(import.meta.dirname, "..");
const README = readDocument("README.md");
const MODERATORS = readDocument("knowledge/README.md");
const DOCUMENTS = [README, MODERATORS];
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

function readDocument(path: string) {
  const text = read(path);
  const nodes = everyNode(fromMarkdown(text));
  const valuesOf = (type: string) => nodes.flatMap((node) => (node.type === type ? [node.value ?? ""] : []));
  return { path, text, nodes, inline: valuesOf("inlineCode"), blocks: valuesOf("code") };
}

function everyNode(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(everyNode)];
}

/** The rows of the table that starts with a heading row, as cells. */
function tableOf(text: string, heading: string): string[][] {
  const [, below = ""] = text.split(`| ${heading} |`);
  const rows = (below.split("\n\n")[0] ?? "").split("\n").slice(2);
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function codesIn(cell = ""): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
}

/** The source files of some folders, all in one text. */
function sources(...folders: readonly string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => file.endsWith(".ts"))
    .map(read)
    .join("\n");
}

/** As GitHub makes the address of a heading. */
function anchorsOf(path: string): string[] {
  const headings = everyNode(fromMarkdown(read(path))).filter(({ type }) => type === "heading");
  return headings.map((heading) =>
    everyNode(heading)
      .map(({ value = "" }) => value)
      .join("")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
}

describe("what the documents name is there", () => {
  it.each(DOCUMENTS)("links and pictures of $path", ({ path, nodes }) => {
    const urls = nodes.flatMap(({ url }) => url ?? []);
    expect(urls.length).toBeGreaterThan(0);
    const missing = urls.filter((url) => {
      const [file = "", anchor] = url.split("#");
      const target = file === "" ? path : join(dirname(path), file);
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(missing).toEqual([]);
  });

  it.each(DOCUMENTS)("files and folders of $path", ({ path, inline }) => {
    const paths = inline.filter((code) =>
      /^\.?\w[\w.-]*(?:\/[\w.-]+)+$|^[\w-]+\.(?:md|txt|yaml|json|ts|svg)$/.test(code),
    );
    expect(paths.length).toBeGreaterThan(0);
    const missing = paths.filter(
      (each) => !existsSync(join(ROOT, each)) && !existsSync(join(ROOT, dirname(path), each)),
    );
    expect(missing).toEqual([]);
  });

  it("the folders of the code", () => {
    const folders = tableOf(README.text, "folder | holds").flatMap(([cell]) => codesIn(cell));
    expect(folders.length).toBeGreaterThan(5);
    expect(folders.filter((folder) => !existsSync(join(ROOT, folder)))).toEqual([]);
  });

  it.each(DOCUMENTS)("npm commands of $path", ({ text }) => {
    const named = [...text.matchAll(/\bnpm (?:run )?([\w:]+)/g)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => name !== "ci" && !Object.hasOwn(scripts, name))).toEqual([]);
  });

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

describe("the first screen", () => {
  const [commands = ""] = README.blocks;

  it("holds a sentence, a picture and two commands", () => {
    const screen = README.text.split("\n").slice(0, 20).join("\n");
    expect(screen).toContain(commands);
    expect(screen).toContain("](docs/terminal.svg)");
  });

  it("holds the commands that package.json and .ci/run hold", () => {
    expect(commands.split("\n")).toEqual(["npm ci && npm start", "npm ci && npm test"]);
    expect(scripts.prepare).toBe("npm run build");
    expect(scripts.start).toMatch(/main\.js$/);
    expect(read(".ci/run").split("\n")).toContain("npm ci && npm test");
  });

  it("shows what the program shows (npm run build && node dist/scripts/draw-terminal.js draws it anew)", async () => {
    const guide = shippedGuide();
    const lines = await recordConversation(PICTURED, (streams) =>
      startTerminal({ guide, ...streams, color: true, now: () => 0 }),
    );
    expect(drawTerminal(lines)).toBe(read("docs/terminal.svg"));
  });
});

describe("commands", () => {
  const folder = join(temporaryFolder(), "knowledge");
  cpSync(BAKERY, folder, { recursive: true });
  /** What the documents name and a test may not touch, and what stands for a person's own words. */
  const standsFor: Readonly<Record<string, string>> = {
    knowledge: folder,
    "[DIR]": folder,
    "QUESTION…": "how often?",
    "FILE…": "tests/fixtures/dialogues.jsonl",
  };

  /** Runs an example over the small folder; undefined where it is none of the program's. */
  function runExample(line: string): Promise<Ran> | undefined {
    const [, input = "", command] =
      /^(?:echo '([^']*)' \| )?(?:(?:npx )?riverguide|npm start --|npm run (?=check|eval))(?![\w-])(.*)$/.exec(
        line,
      ) ?? [];
    if (command === undefined) return undefined;
    const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].flatMap(([, quoted, bare = ""]) =>
      bare === "--"
        ? []
        : (quoted ?? standsFor[bare] ?? (existsSync(join(ROOT, bare)) ? join(ROOT, bare) : bare)),
    );
    return riverguide(args, { input, env: { KNOWLEDGE_DIR: folder } });
  }

  it.each(DOCUMENTS)("of $path run as they stand", async ({ inline, blocks }) => {
    const lines = [...inline, ...blocks.flatMap((block) => block.split("\n"))];
    let ran = 0;
    for (const line of new Set(lines)) {
      const example = runExample(line);
      if (example === undefined) continue;
      ran += 1;
      const { exitCode, err } = await example;
      expect({ line, exitCode, err: exitCode === 0 ? "" : err }).toEqual({
        line,
        exitCode: line.endsWith("serve") ? 2 : 0,
        err: line.endsWith("serve") ? expect.stringContaining("left out") : "",
      });
    }
    expect(ran).toBeGreaterThan(1);
  });

  it("are all in the table", async () => {
    const { out } = await riverguide(["--help"]);
    const [, listed = ""] = out.split("Commands:");
    const names = [...listed.matchAll(/^ {2}([a-z]+) /gm)]
      .map(([, name]) => name)
      .filter((name) => name !== "help");
    const told = tableOf(README.text, "command | does").flatMap(([cell]) => codesIn(cell));
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) expect(told.some((code) => code.split(" ")[1] === name)).toBe(true);
  });

  it("of a conversation are those that /help lists", async () => {
    const [, told = ""] = /In the conversation, (.*)/.exec(README.text) ?? [];
    const lines = await recordConversation(["/help"], (streams) =>
      startTerminal({ guide: shippedGuide(), ...streams, color: false, now: () => 0 }),
    );
    const listed = lines.flatMap((line) => /^(\/\w+) /.exec(line)?.[1] ?? []);
    expect(codesIn(told).filter((code) => code.startsWith("/"))).toEqual(expect.arrayContaining(listed));
  });
});

describe("settings", () => {
  const rows = tableOf(README.text, "name | meaning | used");
  const namesWhere = (used: string) =>
    rows.filter(([, , mark]) => mark === used).flatMap(([cell]) => codesIn(cell));
  const code = sources("src", "adapters");

  it("are marked as used or as not yet", () => {
    expect(namesWhere("yes").length + namesWhere("not yet").length).toBe(
      rows.flatMap(([cell]) => codesIn(cell)).length,
    );
  });

  it("that are used are read by the code", () => {
    expect(namesWhere("yes").filter((name) => !code.includes(name))).toEqual([]);
  });

  it("that the code reads are told, as used", () => {
    const named = [...code.matchAll(/\benv\.([A-Z][A-Z_]+)/g)].map(([, name = ""]) => name);
    const taken = [...code.matchAll(/\{([^{}=]*)\} = [\w.]*\benv\b/g)].flatMap(
      ([, names = ""]) => names.match(/[A-Z][A-Z_]+/g) ?? [],
    );
    // What kind of terminal it is: set by the terminal, not by people.
    const read = new Set([...named, ...taken].filter((name) => name !== "TERM"));
    expect(read.size).toBeGreaterThan(2);
    expect([...read].filter((name) => !namesWhere("yes").includes(name))).toEqual([]);
  });

  it("that serve asks for are told", async () => {
    const { err } = await riverguide(["serve"]);
    const asked = err.match(/\b[A-Z]{4,}(?:_[A-Z]+)*\b/g) ?? [];
    expect(asked.length).toBeGreaterThan(4);
    const told = rows.flatMap(([cell]) => codesIn(cell));
    expect(asked.filter((name) => !told.includes(name))).toEqual([]);
  });
});

describe("the exchanges in README", () => {
  const KINDS: Readonly<Record<string, string>> = {
    "an answer": "answer",
    "a caution": "caution",
    "not covered": "not-covered",
    urgent: "urgent",
  };
  const exchanges = [...README.text.matchAll(/^\*\*(.+)\*\* · (.+)\n\n((?:>.*\n)+)/gm)].map(
    ([, question = "", kind = "", shown = ""]) => ({
      question,
      kind: KINDS[kind],
      shown: shown.replace(/^> ?/gm, "").trim().split("\n\n"),
    }),
  );

  it("show more than one kind of reply", () => {
    expect(new Set(exchanges.map(({ kind }) => kind)).size).toBe(4);
  });

  it.each(exchanges)("are what it replies to: $question", ({ question, kind, shown }) => {
    const { reply } = shippedGuide().reply(question);
    expect(reply.kind).toBe(kind);
    const lines = reply.text.split("\n");
    expect(shown.filter((paragraph) => !lines.includes(paragraph))).toEqual([]);
    const quoted = shown.find((paragraph) => paragraph.startsWith("“"));
    const [first] = reply.passages;
    expect(quoted).toBe(first && `“${first.text}” (${first.heading})`);
  });
});

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

  it("fit the shipped folder", async () => {
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
