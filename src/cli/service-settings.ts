import { RETENTION, readDays } from "../conversation/retention.ts";

/** The settings of the conversation service (reply contract, section 3). */
export interface ServiceSettings {
  /** PRIVACY_KEY; undefined to use the key of the data folder. */
  readonly privacyKey: string | undefined;
  readonly keepsQuestions: boolean;
  /** How long questions and feedback are kept, in milliseconds. */
  readonly questionTime: number;
  /** One of pino's levels. */
  readonly logLevel: string;
}

const LEVELS: readonly string[] = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

/**
 * Reads the service's settings.
 *
 * @returns what is set, and every fault by the setting's name with what to do; never a secret's value
 */
export function readServiceSettings(env: Readonly<Record<string, string | undefined>>): {
  readonly settings: ServiceSettings;
  readonly faults: readonly string[];
} {
  const faults: string[] = [];
  const { PRIVACY_KEY, QUESTION_LOG = "", QUESTION_LOG_DAYS, LOG_LEVEL } = env;
  if (!["", "on", "off"].includes(QUESTION_LOG)) faults.push('QUESTION_LOG is neither "on" nor "off".');
  const questionTime = readDays(QUESTION_LOG_DAYS);
  if (questionTime === undefined) faults.push("QUESTION_LOG_DAYS is no number of days from 1 to 3650.");
  const logLevel = LOG_LEVEL || "info";
  if (!LEVELS.includes(logLevel)) faults.push(`LOG_LEVEL is none of ${LEVELS.join(", ")}.`);
  const settings = {
    privacyKey: PRIVACY_KEY || undefined,
    keepsQuestions: QUESTION_LOG === "on",
    questionTime: questionTime ?? RETENTION.questions,
    logLevel,
  };
  return { settings, faults };
}
