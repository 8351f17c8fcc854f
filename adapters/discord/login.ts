import { setTimeout as pause } from "node:timers/promises";
import {
  type Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  HTTPError,
} from "discord.js";
import { type Log, logError } from "../../src/conversation/log.ts";

/** How a connection to Discord ended. */
export type Ending =
  | { readonly kind: "stopped" }
  /** A setting that Discord does not accept: what to do is for a person to read. */
  | {
      readonly kind: "refused";
      readonly setting: "DISCORD_TOKEN" | "DISCORD_APPLICATION_ID";
      readonly remedy: string;
    };

export const REFUSED_TOKEN: Ending = {
  kind: "refused",
  setting: "DISCORD_TOKEN",
  remedy: "Discord refuses it: copy it anew from the developer portal, under Bot, Reset Token",
};

/** Pauses between attempts, in milliseconds: the first, and the longest. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 5 * 60_000;

/**
 * Logs in, however long Discord is out of reach, with growing pauses: none of this spends an identify, which come after.
 *
 * @param make gives a client with its handlers; the library cannot use one again that failed
 * @returns the client, or how it ended before there was one
 */
export async function logIn(
  make: () => Client,
  token: string,
  stop: AbortSignal,
  log: Log,
): Promise<Client | Ending> {
  for (let wait = FIRST_PAUSE; !stop.aborted; wait = Math.min(2 * wait, LONGEST_PAUSE)) {
    const client = make();
    const giveUp = (): void => void client.destroy();
    stop.addEventListener("abort", giveUp, { once: true });
    try {
      await Promise.race([client.login(token), aborted(stop)]);
      if (stop.aborted) break;
      return client;
    } catch (error) {
      if (isTokenRefused(error)) return REFUSED_TOKEN;
      log("warn", "Discord is out of reach; it is tried again", { ...logError(error), seconds: wait / 1000 });
    } finally {
      stop.removeEventListener("abort", giveUp);
    }
    await pause(wait, undefined, { signal: stop }).catch(() => undefined);
  }
  return { kind: "stopped" };
}

/** Settles when a client that is logged in ends for good. */
export async function endOf(client: Client, stop: AbortSignal): Promise<Ending> {
  const refused = new Promise<Ending>((resolve) => {
    // Emitted only where the library does not connect again: the token was reset, above all.
    client.once(Events.ShardDisconnect, () => resolve(REFUSED_TOKEN));
    client.once(Events.Invalidated, () => resolve(REFUSED_TOKEN));
  });
  return await Promise.race([refused, aborted(stop).then((): Ending => ({ kind: "stopped" }))]);
}

function isTokenRefused(error: unknown): boolean {
  if (error instanceof DiscordjsError) return error.code === DiscordjsErrorCodes.TokenInvalid;
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return error.status === 401;
  return error instanceof Error && error.message === "Authentication failed";
}

function aborted(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener("abort", () => resolve(), { once: true });
  });
}
