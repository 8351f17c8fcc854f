import { escapeMarkdown } from "discord.js";

/**
 * What the library's escaper leaves: single markup characters between others, quotations, small print, mentions and times
 * in angle brackets, @everyone, and addresses, which Discord makes live even where nobody wrote a link. What is escaped
 * already is matched first, and left.
 */
const LEFT = /\\[\s\S]|[*_~|`<[@]|^( *)(>|-#|#)|(?<=\w):(?=\/\/)/gmu;

/** A text that Discord shows as it was written, and obeys in nothing. */
export function escapeText(text: string): string {
  const escaped = escapeMarkdown(text, {
    heading: true,
    bulletedList: true,
    numberedList: true,
    maskedLink: true,
  });
  return escaped.replace(LEFT, (found, indent: string | undefined, mark: string | undefined) => {
    if (found.startsWith("\\")) return found;
    return mark === undefined ? `\\${found}` : `${indent}\\${mark}`;
  });
}
