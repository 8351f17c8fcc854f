import { type DestinationStream, pino } from "pino";
import type { Log } from "./log.ts";

/**
 * The log as JSON lines by pino. Only what `Log` lets through gets here; pid and host name are left out as well, since
 * neither tells anything that whoever collects the lines does not know.
 *
 * @param level one of pino's levels
 * @param destination where the lines go
 * @throws RangeError for a level that pino does not know
 */
export function createPinoLog(level: string, destination: DestinationStream): Log {
  const levels = [...Object.keys(pino.levels.values), "silent"];
  if (!levels.includes(level)) {
    throw new RangeError(`LOG_LEVEL is ${JSON.stringify(level)}; choose one of ${levels.join(", ")}`);
  }
  const logger = pino({ level, base: null }, destination);
  return (at, event, fields = {}) => logger[at](fields, event);
}
