import { cpSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { startTerminal } from "../adapters/terminal/start.ts";
import { drawTerminal, PICTURED, recordConversation } from "../scripts/terminal-picture.ts";
import { type Context, EMPTY_CONTEXT } from "../src/core/context.ts";
import { BAKERY, type Ran, riverguide, temporaryFolder } from "./cli/session.ts";
import { anchorsOf, codesIn, ROOT, read, readDocument, sources, tableOf } from "./docs/document.ts";
import { shippedGuide } from "./support/guide.ts";

const README = readDocument("README.md");
const MODERATORS = readDocument("knowledge/README.md");
const DOCUMENTS = [README, MODERATORS];
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

describe("what the documents name is there", () => {
  it.each(DOCUMENTS)("links and pictures of $path", ({ path, nodes }) => {
    // Pages of others cannot be looked up where there is no network.
    const urls = nodes.flatMap(({ url }) => url ?? []).filter((url) => !url.startsWith("https://"));
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
});

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

  // Which questions are offered next may change with any edit of the knowledge; what the picture is there to show may not.
  it("shows what the program says (npm run build && node dist/scripts/draw-terminal.js draws it anew)", () => {
    const shown = read("docs/terminal.svg")
      .replace(/<style>.*?<\/style>|<[^>]*>|│/g, " ")
      .replace(/&gt;/g, ">");
    const flat = shown.replace(/\s+/g, " ");
    const guide = shippedGuide();
    let context: Context = EMPTY_CONTEXT;
    for (const question of PICTURED) {
      const outcome = guide.reply(question, context);
      const { lead, passages, disclaimer } = outcome.reply;
      ({ context } = outcome);
      for (const text of [
        `> ${question}`,
        lead,
        `“${passages[0]?.text}” ${passages[0]?.heading}`,
        disclaimer,
      ])
        expect(flat).toContain(text);
    }
  });

  it("shows it in the colours of the program", async () => {
    const lines = await recordConversation(PICTURED, (streams) =>
      startTerminal({ guide: shippedGuide(), ...streams, color: true, now: () => 0 }),
    );
    const looks = (picture: string) => new Set(picture.match(/class="[^"]*"/g));
    expect(looks(drawTerminal(lines))).toEqual(looks(read("docs/terminal.svg")));
    expect(drawTerminal(["a\u001b[1m\u001b[33m<b>\u001b[39mc\u001b[22m & d"])).toContain(
      '>a<tspan class="bold yellow">&lt;b&gt;</tspan><tspan class="bold">c</tspan> &amp; d<',
    );
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
      /^(?:echo '([^']*)' \| )?(?:riverguide|npm start(?: --silent)? --|npm run (?=check|eval))(?![\w-])(.*)$/.exec(
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
    expect(ran).toBeGreaterThan(0);
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
  const told = rows.flatMap(([cell]) => codesIn(cell));
  const code = sources("src", "adapters");

  it("are marked as used or as not yet", () => {
    expect(namesWhere("yes").length + namesWhere("not yet").length).toBe(told.length);
  });

  it("that are used are read by the code", () => {
    expect(namesWhere("yes").filter((name) => !code.includes(name))).toEqual([]);
  });

  it("that the code reads are told", () => {
    const named = [...code.matchAll(/\benv\.([A-Z][A-Z_]+)/g)].map(([, name = ""]) => name);
    const taken = [...code.matchAll(/\{([^{}=]*)\} = [\w.]*\benv\b/g)].flatMap(
      ([, names = ""]) => names.match(/[A-Z][A-Z_]+/g) ?? [],
    );
    // What kind of terminal it is: set by the terminal, not by people.
    const read = new Set([...named, ...taken].filter((name) => name !== "TERM"));
    expect(read.size).toBeGreaterThan(2);
    expect([...read].filter((name) => !told.includes(name))).toEqual([]);
  });

  it("that serve asks for are told", async () => {
    const { err } = await riverguide(["serve"]);
    const asked = err.match(/\b[A-Z]{4,}(?:_[A-Z]+)*\b/g) ?? [];
    expect(asked.length).toBeGreaterThan(4);
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
