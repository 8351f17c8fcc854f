import type { Knowledge } from "../core/knowledge.ts";
import type { NoticeName } from "./notice-names.ts";
import { type Part, textOfPart } from "./parts.ts";

declare const made: unique symbol;

/** A message that is no reply to a question: a limit, an error, help, a list, what became of a setting. */
export interface Notice {
  readonly kind: "notice";
  /** Which; null for an adapter's own. */
  readonly name: NoticeName | null;
  readonly parts: readonly Part[];
  readonly disclaimer: string;
  /** The whole of it as a person reads it; ends with the disclaimer. */
  readonly text: string;
  /** Only `createNotices` can set this: no other way to make a notice type-checks. */
  readonly [made]: true;
}

export type Values = Readonly<Record<string, string | number>>;

export interface Notices {
  /** One of the bot's own sentences with its placeholders filled; what stands on a button, for one. */
  say(name: NoticeName | "none-of-these", values?: Values): string;
  /** A sentence of the bot's own, and what goes with it. */
  notice(name: NoticeName, values?: Values, parts?: readonly Part[]): Notice;
  /** For what only one platform has to say, such as the commands of a terminal. */
  own(parts: readonly Part[]): Notice;
}

/** replies.yaml lacks a sentence: the knowledge check reports it before anybody is answered from such a folder. */
export class MissingReply extends Error {
  override readonly name = "MissingReply";
}

/** The only constructor of notices: each ends with the article's disclaimer. */
export function createNotices({ replies, article, version }: Knowledge): Notices {
  const fixed: Values = {
    therapy: article.names[0] ?? article.title,
    title: article.title,
    source: article.source,
    compared: article.compared,
    version,
  };
  const say: Notices["say"] = (name, values = {}) => {
    const reply = replies[name];
    if (reply === undefined) throw new MissingReply(`replies.yaml has no ${JSON.stringify(name)}`);
    return reply.text.replace(/\{([a-z]+)\}/g, (whole, key: string) =>
      String(values[key] ?? fixed[key] ?? whole),
    );
  };
  const make = (name: NoticeName | null, parts: readonly Part[]): Notice => {
    const { disclaimer } = article;
    const texts = [...parts.map(textOfPart), disclaimer].filter((text) => text !== "");
    const notice = { kind: "notice", name, parts, disclaimer, text: texts.join("\n\n") };
    // The brand exists for the type checker alone; this is the one place that gives it.
    return notice as unknown as Notice;
  };
  return {
    say,
    notice: (name, values, parts = []) =>
      make(name, [{ kind: "words", text: say(name, values), alarm: false }, ...parts]),
    own: (parts) => make(null, parts),
  };
}
