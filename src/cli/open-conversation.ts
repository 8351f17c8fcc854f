import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Conversation, createConversation } from "../conversation/conversation.ts";
import { type Log, logError } from "../conversation/log.ts";
import { createPseudonyms } from "../conversation/privacy/pseudonyms.ts";
import { createQuestionLog, noQuestionLog } from "../conversation/questions/question-log.ts";
import { createLimits } from "../conversation/rate-limits.ts";
import { RETENTION } from "../conversation/retention.ts";
import type { StoreHealth } from "../conversation/store.ts";
import { createSturdyStore } from "../conversation/sturdy-store.ts";
import type { Guide } from "../core/guide.ts";
import { StoreFault } from "../store/fault.ts";
import { openKeyRing } from "../store/privacy-keys.ts";
import { openSqliteStore } from "../store/sqlite.ts";
import { EXIT, Fault } from "./fault.ts";
import type { ServiceSettings } from "./service-settings.ts";

/** The embedded store's file in the data folder. */
export const STORE_FILE = "riverguide.sqlite";
/** Between two sweeps, in milliseconds. */
const SWEEP_INTERVAL = 60_000;

export interface OpenOptions {
  readonly guide: () => Guide;
  /** The data folder. */
  readonly data: string;
  readonly settings: ServiceSettings;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

export interface OpenConversation {
  readonly conversation: Conversation;
  storeHealth(): StoreHealth;
  /** Ends the sweeping and closes the store; what waits is written first where the store can be reached. */
  close(): Promise<void>;
}

/**
 * The conversation service over the store of a data folder, for programs that serve.
 *
 * @throws Fault where the store or its keys are damaged, locked or cannot be written; nothing is overwritten then
 */
export async function openConversation({
  guide,
  data,
  settings,
  log,
  clock,
}: OpenOptions): Promise<OpenConversation> {
  try {
    const file = join(data, STORE_FILE);
    const retention = Math.max(settings.questionTime, RETENTION.ledger);
    const ring = openKeyRing({ folder: data, secret: settings.privacyKey, retention, at: clock() });
    const pseudonyms = createPseudonyms(ring, randomBytes);
    const store = createSturdyStore({
      store: await openSqliteStore(file),
      async reopen(before) {
        // One that is broken may not even close.
        await before
          .close()
          .catch((error: unknown) => log("warn", "the store did not close", logError(error)));
        return await openSqliteStore(file);
      },
      log,
      clock,
    });
    const conversation = createConversation({
      guide,
      store,
      pseudonyms,
      limits: createLimits(),
      questionLog: settings.keepsQuestions ? createQuestionLog(pseudonyms) : noQuestionLog,
      keepQuestions: settings.questionTime,
      clock,
      log,
    });
    const sweep = async (): Promise<void> => {
      await conversation.sweep().catch((error: unknown) => log("warn", "sweeping failed", logError(error)));
    };
    await sweep();
    const timer = setInterval(() => void sweep(), SWEEP_INTERVAL);
    timer.unref();
    return {
      conversation,
      storeHealth: () => store.health(),
      async close() {
        clearInterval(timer);
        await store.close();
      },
    };
  } catch (error) {
    throw error instanceof StoreFault ? new Fault(EXIT.usage, error.message) : error;
  }
}
