const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long things are kept, in milliseconds. PRIVACY.md states the same figures; a test compares them. */
export const RETENTION = {
  /** A conversation's context, from its last message. */
  context: 30 * MINUTE,
  /** What is needed to answer a message, while it is not answered. After that an answer would come too late to be of use. */
  payload: 10 * MINUTE,
  /** That a message was answered, so that it is not answered twice, and so that its answer can be taken away. */
  ledger: 7 * DAY,
  /** Questions of the question log and feedback; the setting QUESTION_LOG_DAYS changes it. */
  questions: 90 * DAY,
} as const;

export const MOST_HISTORY = 100;

/** QUESTION_LOG_DAYS as milliseconds; undefined where it is no number of days from 1 to 3650. */
export function readDays(setting: string | undefined): number | undefined {
  if (setting === undefined || setting === "") return RETENTION.questions;
  const days = /^\d{1,4}$/.test(setting) ? Number(setting) : 0;
  return days >= 1 && days <= 3650 ? days * DAY : undefined;
}
