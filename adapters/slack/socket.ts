import { type App, type Logger, type Receiver, SocketModeReceiver, type webApi } from "@slack/bolt";
import { z } from "zod";
import { type Log, logError } from "../../src/conversation/log.ts";
import { errorOf, retryAfterOf, TOKEN_ERRORS } from "./refusals.ts";
import type { Pause } from "./send.ts";

/**
 * A socket that gives no sign of life for so long is given up, in milliseconds; a third of it is how often it is asked for
 * one (socket-mode 3.1.0, `clientPingTimeout`). The library's 5 seconds would leave questions lying that long.
 */
const PING_TIMEOUT = 1000;
/** For the other side to close what was to be closed, and to say hello, in milliseconds. */
const CLOSING = 500;
const HELLO = 10_000;
/** Between attempts, in milliseconds: the first, and the longest. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;
/** A connection that lasted so long was one: the next is opened at once. In milliseconds. */
const STEADY = 5_000;

export interface SocketTools {
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly pause: Pause;
  readonly clock: () => number;
  readonly log: Log;
}

export interface Socket {
  readonly receiver: Receiver;
  /** Settles when Slack refuses the app's token, with what it said. */
  readonly refused: Promise<string>;
}

const DISCONNECT = z.object({ type: z.literal("disconnect") });

/**
 * Events over Socket Mode, for as long as it runs. The library's own reconnecting is switched off: it waits for seconds
 * after a `disconnect` that is part of every day, and ends the process when the token is refused on the way.
 */
export function createSocket({ appToken, clientOptions, logger, pause, clock, log }: SocketTools): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    clientPingTimeout: PING_TIMEOUT,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
    logger,
  });
  const { client } = receiver;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let refuse: (said: string) => void = () => {};
  const refused = new Promise<string>((resolve) => {
    refuse = resolve;
  });

  const closeIfOpenIn = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void client.disconnect(), milliseconds);
  };
  client.on("ws_message", (data: unknown) => {
    if (!isDisconnect(data)) return;
    log("debug", "Slack asks for a new connection");
    closeIfOpenIn(CLOSING);
  });

  let onClosed: () => void = () => {};
  client.on("disconnected", () => onClosed());
  client.on("authenticated", () => closeIfOpenIn(HELLO));

  const connect = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => {
      onClosed = resolve;
    });
    try {
      await client.start();
      clearTimeout(timer);
      // It may have been told to end while it was connecting.
      if (stopped) return void (await client.disconnect());
      log("info", "Slack is connected");
      await closed;
    } finally {
      clearTimeout(timer);
    }
  };

  const run = async (): Promise<void> => {
    let wait = FIRST_PAUSE;
    while (!stopped) {
      const begun = clock();
      try {
        await connect();
        log("info", "the connection to Slack was closed; it is opened again");
        if (clock() - begun > STEADY) wait = FIRST_PAUSE;
        else await rest();
      } catch (error) {
        if (stopped) return;
        const said = errorOf(error);
        if (said !== undefined && (TOKEN_ERRORS.includes(said) || said === "missing_scope"))
          return refuse(said);
        log("warn", "Slack is out of reach; it is tried again", logError(error));
        await rest(retryAfterOf(error));
      }
    }

    async function rest(seconds = 0): Promise<void> {
      await pause(seconds * 1000 || wait);
      wait = Math.min(2 * wait, LONGEST_PAUSE);
    }
  };

  return {
    refused,
    receiver: {
      init: (app: App) => receiver.init(app),
      async start() {
        run().catch((error: unknown) => {
          // The program ends while it waits.
          const isEnd = error instanceof Error && error.name === "AbortError";
          if (!stopped && !isEnd) log("error", "the connection to Slack has ended", logError(error));
        });
      },
      async stop() {
        stopped = true;
        clearTimeout(timer);
        await receiver.stop();
      },
    },
  };
}

function isDisconnect(data: unknown): boolean {
  // Nearly every message is an event, and is read by the library.
  if (typeof data !== "string" || !data.includes('"disconnect"')) return false;
  try {
    return DISCONNECT.safeParse(JSON.parse(data)).success;
  } catch {
    return false;
  }
}
