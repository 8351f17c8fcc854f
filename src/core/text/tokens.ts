import type { Token } from "./analyse.ts";

/** The word at a place of a message; empty outside it. */
export function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.word ?? "";
}

export function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ word }) => word);
}

/** Whether two places stand in one clause; false where one of them is outside the message. */
export function sameClause(tokens: readonly Token[], at: number, other: number): boolean {
  const clause = tokens[at]?.typed.clause;
  return clause !== undefined && clause === tokens[other]?.typed.clause;
}
