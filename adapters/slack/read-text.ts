import { unescapeText } from "./escape.ts";

/** `<@U1|name>`, `<#C1|name>`, `<!here>`, `<!date^…|name>`, `<https://…|label>`: docs.slack.dev/messaging/formatting-message-text. */
const MARKED = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/**
 * What a person typed, as they typed it: without mentions of the bot and of others who have no name in it, links as their
 * label.
 *
 * @param me the bot's own user id
 */
export function readText(text: string, me: string): string {
  const plain = text.replace(MARKED, (_, mark: string, what: string, label: string | undefined) => {
    if (mark === "@") return what === me ? " " : (label ?? " ");
    if (mark === "!") return label ?? " ";
    return label ?? (mark === "#" ? " " : what);
  });
  return unescapeText(plain)
    .replace(/[ \t]+/g, " ")
    .trim();
}

/** Whether a text mentions the bot. */
export function mentions(text: string, me: string): boolean {
  return text.includes(`<@${me}>`) || text.includes(`<@${me}|`);
}
