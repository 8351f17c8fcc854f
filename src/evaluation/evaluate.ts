import { EMPTY_CONTEXT } from "../core/context.ts";
import type { Guide, Outcome } from "../core/guide.ts";
import { judge, type Verdict } from "./judge.ts";
import type { Row } from "./rows.ts";

/** A row with the reply to its last message, and what was thought of it. */
export interface Result {
  readonly row: Row;
  readonly outcome: Outcome;
  readonly verdict: Verdict;
}

/** Time between two messages of a dialogue, in milliseconds: about what typing one takes. */
const BETWEEN_MESSAGES = 20_000;

/** Asks and judges row by row, so that a caller can show how far it is; each row is a conversation of its own. */
export function* evaluate(rows: readonly Row[], guide: Guide): Generator<Result, void, undefined> {
  for (const row of rows) {
    let context = EMPTY_CONTEXT;
    let at = 0;
    for (const message of row.before) {
      context = guide.reply(message, context, at).context;
      at += BETWEEN_MESSAGES;
    }
    const outcome = guide.reply(row.question, context, at);
    yield { row, outcome, verdict: judge(row, outcome.reply, guide.knowledge.article) };
  }
}
