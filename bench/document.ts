/**
 * Puts a section's tables into a Markdown document, between the marks `<!-- bench:NAME -->` and `<!-- /bench:NAME -->`; a
 * document without the marks stays as it is. So no figure of it is ever typed.
 */
export function documentSection(markdown: string, name: string, text: string): string {
  const begin = `<!-- bench:${name} -->`;
  const end = `<!-- /bench:${name} -->`;
  const from = markdown.indexOf(begin);
  const to = markdown.indexOf(end);
  if (from === -1 || to < from) return markdown;
  return `${markdown.slice(0, from + begin.length)}\n${text}\n${markdown.slice(to)}`;
}
