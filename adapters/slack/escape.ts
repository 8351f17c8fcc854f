const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const CHARACTERS: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * A text that Slack obeys in nothing: these three characters, and no others, begin mentions, links and commands
 * (https://docs.slack.dev/messaging/formatting-message-text#escaping). Names and addresses in plain words become live all
 * the same unless a text object says `verbatim: true`, which every one here does.
 */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

/** The other way round: what a person typed comes escaped. */
export function unescapeText(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => CHARACTERS[entity] ?? entity);
}
