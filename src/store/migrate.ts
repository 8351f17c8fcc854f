import { type Kysely, type Migration, Migrator } from "kysely";
import { StoreFault } from "./fault.ts";
import * as ledgerAndContexts from "./migrations/0001-ledger-and-contexts.ts";
import * as questionsAndFeedback from "./migrations/0002-questions-and-feedback.ts";
import * as settingsAndHistory from "./migrations/0003-settings-and-history.ts";

/** Forward only, in this order for ever: one that was released is never changed, only followed by another. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-ledger-and-contexts": ledgerAndContexts,
  "0002-questions-and-feedback": questionsAndFeedback,
  "0003-settings-and-history": settingsAndHistory,
};

/**
 * Brings a database to the newest version, or to an earlier one for a test. Each step is done wholly or not at all.
 *
 * @throws StoreFault where a newer program has been at work; what the database throws otherwise
 */
export async function migrate<Tables>(db: Kysely<Tables>, to?: string): Promise<void> {
  const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
  const migrator = new Migrator({ db, provider });
  const { error } = to === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(to);
  if (error === undefined) return;
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message)) {
    throw new StoreFault(
      "newer",
      "The store was written by a newer version of this program, and this one would not understand it.",
      "Run that version again, or set RIVERGUIDE_DATA_DIR to another folder. Nothing was changed.",
    );
  }
  throw error;
}
