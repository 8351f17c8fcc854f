import type { Guide, Trace } from "../core/guide.ts";
import { type Contexts, joinContexts } from "./contexts.ts";
import type { Entry, Ledger } from "./ledger.ts";
import type { Limits, Permit } from "./limits.ts";
import { type Log, logError, logName } from "./log.ts";
import type { Message } from "./message.ts";
import type { NoticeName } from "./notice-names.ts";
import type { Notices } from "./notices.ts";
import type { Outgoing } from "./parts.ts";
import { type Keeping, respondTo } from "./requests/respond.ts";
import type { LedgerState } from "./store.ts";
import { type Response, type Turn, tell } from "./turn.ts";

/**
 * Hands a message to the platform and settles when that has accepted it. It is given to the service, and not the answer to
 * the adapter, because the ledger has to know what became of it: throwing means that the platform did not accept it and
 * that it may be tried again. Where an adapter cannot know, it decides between a double and a loss.
 */
export type Deliver = (outgoing: Outgoing, message: Message) => Promise<Delivered | undefined>;

export interface Delivered {
  /** The answer's own id, by which the adapter will name it when it is to be removed. */
  readonly answer: string;
}

/** What became of a message. */
export type Outcome =
  | {
      readonly kind: "answered";
      readonly outgoing: Outgoing;
      /** The answer's id, as the adapter gave it. */
      readonly answer: string | undefined;
      readonly trace: Trace | null;
      /** The question was taken back while it was answered: the answer should go too. */
      readonly withdrawn: boolean;
    }
  /** Delivered before, or being answered. */
  | { readonly kind: "already"; readonly state: LedgerState }
  /** Over a limit; `told` unless that was said a moment ago. */
  | { readonly kind: "limited"; readonly told: boolean }
  | { readonly kind: "failed"; readonly error: unknown };

export interface ExchangeTools extends Keeping {
  readonly guide: () => Guide;
  readonly noticesFor: (guide: Guide) => Notices;
  readonly ledger: Ledger;
  readonly contexts: Contexts;
  readonly limits: Limits;
  /** Entries whose question was taken back while they were answered. */
  readonly withdrawn: Set<string>;
  readonly clock: () => number;
  readonly log: Log;
}

const REFUSALS: Readonly<Record<Extract<Permit, { kind: "refused" }>["by"], NoticeName>> = {
  person: "limited-person",
  place: "limited-place",
  all: "limited-all",
};

/** One message from the ledger to its delivery and back into the ledger. */
export async function exchange(entry: Entry, deliver: Deliver, tools: ExchangeTools): Promise<Outcome> {
  const { ledger, contexts, clock, log } = tools;
  const { message } = entry;
  const begun = clock();
  if (!(await ledger.claim(entry, begun))) return { kind: "already", state: "answering" };
  const answered = await prepare(entry, begun, tools);
  let answer: string | undefined;
  if (answered.response !== undefined) {
    const delivered = await tryTo(() => deliver(answered.response.outgoing, message));
    if ("error" in delivered) {
      log("warn", "an answer was not delivered", {
        platform: logName(message.platform),
        ...logError(delivered.error),
      });
      tools.withdrawn.delete(entry.id);
      await ledger.finish(
        { id: entry.id, state: "failed", at: clock(), answer, context: null, question: null },
        entry,
      );
      return { kind: "failed", error: delivered.error };
    }
    answer = delivered.value?.answer;
  }
  const { response, refused } = answered;
  const at = clock();
  const { context = null, miss = null } = response ?? {};
  await ledger.finish(
    {
      id: entry.id,
      state: "answered",
      at,
      answer,
      context: context === null ? null : contexts.toKeep(message, context, at),
      question: miss === null ? null : tools.questionLog.toKeep(miss, message, at),
    },
    entry,
  );
  const kind = response?.outgoing.says.kind ?? "silence";
  log("info", "answered", {
    platform: logName(message.platform),
    request: logName(message.request.kind),
    kind: logName(kind),
    limited: refused,
    milliseconds: at - begun,
  });
  const withdrawn = tools.withdrawn.delete(entry.id);
  if (refused || response === undefined) return { kind: "limited", told: response !== undefined };
  return { kind: "answered", outgoing: response.outgoing, answer, trace: response.trace, withdrawn };
}

type Prepared =
  | { readonly refused: boolean; readonly response: Response }
  /** Nothing is said. */
  | { readonly refused: true; readonly response: undefined };

async function prepare(entry: Entry, at: number, tools: ExchangeTools): Promise<Prepared> {
  const { message } = entry;
  const { limits, pseudonyms, log } = tools;
  const guide = tools.guide();
  const notices = tools.noticesFor(guide);
  const person = pseudonyms.hash("person", message.platform, message.person);
  const permit = await limits.take(person, pseudonyms.hash("conversation", message.platform, message.place));
  const { request } = message;
  if (permit.kind === "refused" && request.kind !== "question") return refuse(permit, notices);
  try {
    const own = await tools.contexts.read(message, at);
    const { alsoFrom } = message;
    const context =
      alsoFrom === undefined
        ? own
        : joinContexts(own, await tools.contexts.read({ ...message, place: alsoFrom }, at));
    const turn: Turn = { message, context, at, exchange: entry.id, guide, notices };
    if (request.kind === "question") tools.questionLog.remember(entry.id, request.text, person, at);
    const response = await respondTo(turn, tools);
    // Somebody who asks too much may be somebody in need: the card is not refused.
    if (permit.kind === "refused") {
      const isUrgent = response.outgoing.says.kind === "urgent" && (await limits.takeUrgent(person));
      if (!isUrgent) return refuse(permit, notices);
    }
    return { refused: false, response };
  } catch (error) {
    log("error", "a message could not be answered", {
      platform: logName(message.platform),
      ...logError(error),
    });
    return { refused: false, response: tell(notices.notice("trouble")) };
  }
}

function refuse(permit: Extract<Permit, { kind: "refused" }>, notices: Notices): Prepared {
  if (!permit.tell) return { refused: true, response: undefined };
  return { refused: true, response: tell(notices.notice(REFUSALS[permit.by])) };
}

async function tryTo<Value>(work: () => Promise<Value>): Promise<{ value: Value } | { error: unknown }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}
