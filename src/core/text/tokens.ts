import type { Token } from "./analyse.ts";

/** The word at a place of a message; empty outside it. */
export function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.word ?? "";
}

export function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ word }) => word);
}

/** Words as they were typed, without what stands between them. */
export function typedOf(tokens: readonly Token[]): string {
  return tokens.map(({ typed }) => typed.text).join(" ");
}

/** Whether two places stand in one clause; false where one of them is outside the message. */
export function sameClause(tokens: readonly Token[], at: number, other: number): boolean {
  const clause = tokens[at]?.typed.clause;
  return clause !== undefined && clause === tokens[other]?.typed.clause;
}

/** Which of so many places some spans take: 1 where one does. Looked up, it costs the same however many spans there are. */
export function takenBy(
  spans: readonly { readonly from: number; readonly to: number }[],
  length: number,
): Uint8Array {
  const taken = new Uint8Array(length);
  for (const { from, to } of spans) taken.fill(1, from, to);
  return taken;
}
