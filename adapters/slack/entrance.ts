import type { App, Receiver, ReceiverEvent } from "@slack/bolt";
import type { Conversation, Ticket } from "../../src/conversation/conversation.ts";
import { type Log, logError } from "../../src/conversation/log.ts";
import type { Message } from "../../src/conversation/message.ts";
import type { Answering } from "./answering.ts";
import type { Arrival, Me } from "./arrival.ts";
import { PLATFORM } from "./platform.ts";
import { readArrival } from "./read-arrival.ts";

/**
 * How long Slack is kept waiting for the ledger, of the 3 seconds that it waits at all (platform-limits.md). In
 * milliseconds.
 */
export const ENTRY_PATIENCE = 1000;

/** What arrived, and its ticket from the ledger where it is to be answered. */
export type Entered =
  | { readonly kind: "ask"; readonly message: Message; readonly ticket: Ticket }
  | Exclude<Arrival, { readonly kind: "ask" }>;

export interface Entrance {
  /** Enters what arrived; settles within a second. Before it is acknowledged: what is, Slack never sends again. */
  enter(body: object): Promise<void>;
  /** What an event that was entered comes to, as soon as it is in the ledger. */
  take(body: object): Promise<Entered | undefined>;
}

export interface EntranceTools {
  readonly me: Me;
  readonly conversation: Pick<Conversation, "receive" | "settings">;
  readonly answering: Pick<Answering, "withdraw">;
  readonly clock: () => number;
  readonly log: Log;
}

export function createEntrance({ me, conversation, answering, clock, log }: EntranceTools): Entrance {
  const entering = new WeakMap<object, Promise<Entered | undefined>>();
  let late = 0;

  const begin = async (body: object): Promise<Entered | undefined> => {
    const settings = await conversation.settings(PLATFORM, me.team);
    const arrival = readArrival(body, { me, settings, at: clock() });
    if (arrival?.kind === "ask") return { ...arrival, ticket: await conversation.receive(arrival.message) };
    if (arrival?.kind === "withdraw") await answering.withdraw(arrival.post);
    return arrival;
  };

  return {
    async enter(body) {
      const work = begin(body);
      entering.set(body, work);
      const done = work.then(
        () => true,
        (error: unknown) => {
          log("error", "an event was not entered", logError(error));
          return true;
        },
      );
      if (await within(done, ENTRY_PATIENCE)) return;
      // It is held in memory alone until the ledger has it; the log counts how often.
      late += 1;
      log("warn", "an event is acknowledged before it is in the ledger", { late });
    },
    take: async (body) => await entering.get(body),
  };
}

/** A receiver whose events are entered before the library acknowledges them, which it does before any listener runs. */
export function enterFirst(receiver: Receiver, enter: Entrance["enter"]): Receiver {
  return {
    init(app) {
      const processEvent: App["processEvent"] = async (event: ReceiverEvent) => {
        await enter(event.body);
        await app.processEvent(event);
      };
      const entering: App = Object.create(app, { processEvent: { value: processEvent } });
      receiver.init(entering);
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

/** True where the work ends in time. */
async function within(work: Promise<boolean>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
