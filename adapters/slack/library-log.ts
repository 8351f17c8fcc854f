import type { Logger } from "@slack/bolt";
import { LogLevel } from "@slack/bolt";
import { type Log, logError } from "../../src/conversation/log.ts";

/** The library's log lines may quote what a person wrote: what is kept of them is that there was one, and its error. */
export function libraryLog(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: () => log("debug", "the Slack library warns"),
    error: (...said: unknown[]) => {
      const error = said.find((each) => each instanceof Error);
      log("warn", "the Slack library is in trouble", error === undefined ? {} : logError(error));
    },
    setLevel: () => {},
    getLevel: () => LogLevel.ERROR,
    setName: () => {},
  };
}
