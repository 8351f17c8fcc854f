import type { Guide } from "../core/guide.ts";
import type { Knowledge } from "../core/knowledge.ts";
import { createContexts, type Speaker } from "./contexts.ts";
import { type Deliver, type ExchangeTools, exchange, type Outcome } from "./exchange.ts";
import { createLanes } from "./lanes.ts";
import { createLedger, type Entry } from "./ledger.ts";
import { type Limits, noLimits } from "./limits.ts";
import { type Log, logError, logName } from "./log.ts";
import type { Message } from "./message.ts";
import { createNotices, type Notices } from "./notices.ts";
import type { Pseudonyms } from "./privacy/pseudonyms.ts";
import { type Cluster, clusterQuestions } from "./questions/likeness.ts";
import type { QuestionLog } from "./questions/question-log.ts";
import { RETENTION } from "./retention.ts";
import { type HomeSettings, readSettings } from "./settings.ts";
import type { Expired, HistoryEntry, LedgerState, Store } from "./store.ts";

export interface ConversationOptions {
  /** The guide that answers at present: asked for with every message, so that knowledge can be exchanged under way. */
  readonly guide: () => Guide;
  readonly store: Store;
  readonly pseudonyms: Pseudonyms;
  readonly limits: Limits;
  readonly questionLog: QuestionLog;
  /** How long questions and feedback are kept, in milliseconds. */
  readonly keepQuestions: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Log;
}

/** What an adapter needs besides its platform: everything between an event and a payload. */
export interface Conversation {
  /**
   * Enters a message in the ledger, within a second, for platforms that are told first that their event has arrived. What
   * comes back is answered by `answer`.
   */
  receive(message: Message): Promise<Ticket>;
  /** Receives a message where that is not done yet, answers it, and has the answer delivered. */
  answer(message: Message | Ticket, deliver: Deliver): Promise<Outcome>;
  /** Answers what an earlier run left, unless it is stale. Once, when the platform can be written to. */
  takeUp(platform: string, deliver: Deliver): Promise<Outcome[]>;
  /** A post was deleted: it is not answered any more, or its answer's id comes back, to be deleted as well. */
  withdraw(platform: string, post: string): Promise<string | undefined>;
  /** Whether an answer was given to this person. */
  isAsker(platform: string, answer: string, person: string): Promise<boolean>;
  /** Makes topics choosable by number in a conversation. */
  offer(speaker: Speaker, topics: readonly string[]): Promise<void>;
  settings(platform: string, home: string): Promise<HomeSettings>;
  changeSettings(platform: string, home: string, change: Partial<HomeSettings>): Promise<HomeSettings>;
  /** For what an adapter has to say by itself: `plain(conversation.notices().notice("settings-kept"))`. */
  notices(): Notices;
  /** Questions for moderators, by likeness, the most asked first; empty unless the question log is on. */
  misses(): Promise<Cluster[]>;
  history(): Promise<HistoryEntry[]>;
  /** Removes what is past its time; once on start, and every minute. */
  sweep(): Promise<Expired>;
  /** Messages waiting or being answered. */
  busy(): number;
}

export type Ticket =
  | { readonly kind: "entered"; readonly entry: Entry }
  | { readonly kind: "known"; readonly state: LedgerState };

/** A delivery that takes longer no longer holds up the conversation behind it, in milliseconds. */
const PATIENCE = 60_000;
/** What may wait in memory: at the limits' 50 a second, the messages of more than a minute without one delivery. */
const MOST_WAITING = 5_000;

/** The conversation service over one store. */
export function createConversation(options: ConversationOptions): Conversation {
  const { guide, store, pseudonyms, clock, log } = options;
  const ledger = createLedger(store, pseudonyms);
  const contexts = createContexts(store, pseudonyms);
  const lanes = createLanes(PATIENCE);
  const withdrawn = new Set<string>();
  const history = createHistory(store, clock, log);
  const made = new WeakMap<Knowledge, Notices>();
  const noticesFor = ({ knowledge }: Guide): Notices => {
    const known = made.get(knowledge) ?? createNotices(knowledge);
    made.set(knowledge, known);
    return known;
  };
  const tools: ExchangeTools = { ...options, noticesFor, ledger, contexts, withdrawn };

  const run = async (entry: Entry, deliver: Deliver, own = tools): Promise<Outcome> => {
    history.note(guide().knowledge.version);
    return await lanes.run(contexts.keyOf(entry.message), () => exchange(entry, deliver, own));
  };
  const receive = (message: Message): Promise<Ticket> => ledger.receive(message, clock());

  return {
    receive,
    async answer(given, deliver) {
      const ticket = "kind" in given ? given : await receive(given);
      if (ticket.kind === "known") return { kind: "already", state: ticket.state };
      if (lanes.busy < MOST_WAITING) return await run(ticket.entry, deliver);
      log("error", "too many messages wait; one is left unanswered", { busy: lanes.busy });
      await store.finish(nothingTo(ticket.entry.id, clock()));
      return { kind: "limited", told: false };
    },
    async takeUp(platform, deliver) {
      const left = await ledger.leftOver(platform, clock());
      if (left.length > 0)
        log("info", "taking up what was left", { platform: logName(platform), messages: left.length });
      // They were let in by the limits of the run that received them.
      const unlimited = { ...tools, limits: noLimits };
      return await Promise.all(left.map((entry) => run(entry, deliver, unlimited)));
    },
    async withdraw(platform, post) {
      const found = await ledger.find(platform, { post });
      if (found === undefined) return undefined;
      if (found.state === "answering") withdrawn.add(found.id);
      else if (found.state !== "answered") await store.finish(nothingTo(found.id, clock()));
      return found.answer;
    },
    async isAsker(platform, answer, person) {
      const found = await ledger.find(platform, { answer });
      return found !== undefined && pseudonyms.hashes("person", platform, person).includes(found.person);
    },
    async offer(speaker, topics) {
      const context = await contexts.read(speaker, clock());
      await store.keepContext(contexts.toKeep(speaker, { ...context, offered: topics }, clock()));
    },
    settings: async (platform, home) => readSettings(await store.readSettings(`${platform}:${home}`)),
    async changeSettings(platform, home, change) {
      const settings = { ...readSettings(await store.readSettings(`${platform}:${home}`)), ...change };
      await store.keepSettings(`${platform}:${home}`, JSON.stringify(settings), clock());
      return settings;
    },
    notices: () => noticesFor(guide()),
    misses: async () => clusterQuestions(await store.questions()),
    history: () => store.history(),
    async sweep() {
      const at = clock();
      const expired = await store.expire({
        payloads: at - RETENTION.payload,
        ledger: at - RETENTION.ledger,
        contexts: at - RETENTION.context,
        questions: at - options.keepQuestions,
      });
      if (expired.stale > 0) log("warn", "messages were not answered in time", { messages: expired.stale });
      return expired;
    },
    busy: () => lanes.busy,
  };
}

function nothingTo(id: string, at: number): Parameters<Store["finish"]>[0] {
  return { id, state: "answered", at, answer: null, receipt: null, context: null, question: null };
}

/** Notes each version of the knowledge when it first answers. */
function createHistory(store: Store, clock: () => number, log: Log): { note(version: string): void } {
  let noted: string | undefined;
  const write = async (version: string): Promise<void> => {
    const [latest] = await store.history();
    if (latest?.version !== version) await store.addHistory({ version, since: clock() });
  };
  return {
    note(version) {
      if (version === noted) return;
      noted = version;
      // Beside the answer, which does not wait for it.
      write(version).catch((error: unknown) =>
        log("warn", "the knowledge's version was not noted", logError(error)),
      );
    },
  };
}
