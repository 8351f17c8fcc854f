export type LogLevel = "debug" | "info" | "warn" | "error";

/**
 * What a log line may hold besides its event: counts, and names that the program made itself. There is no place for a
 * text, so that nothing a person wrote can reach a log.
 */
export type LogFields = Readonly<Record<string, number | boolean | null | LogName>>;

declare const safe: unique symbol;
/** A short name without spaces. */
export type LogName = string & { readonly [safe]: true };

/** @param event what happened, in words that are written in the program: never put together from a message */
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

const NAME = /^[\w.:-]{1,48}$/;

/** A text as a log may hold it; anything but a short name without spaces is left out. */
export function logName(text: string): LogName {
  return (NAME.test(text) ? text : "(left out)") as LogName;
}

/** What a log may say of an error: its class and its code. A message can quote what a person wrote. */
export function logError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: logName(typeof error) };
  const code = "code" in error ? String(error.code) : "none";
  return { error: logName(error.name), code: logName(code) };
}

export const noLog: Log = () => {};
