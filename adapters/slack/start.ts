import { setTimeout as sleep } from "node:timers/promises";
import { App, type Receiver } from "@slack/bolt";
import type { Conversation } from "../../src/conversation/conversation.ts";
import { createGate } from "../../src/conversation/gate/gate.ts";
import { createLanes } from "../../src/conversation/lanes.ts";
import { type Log, logError, logName } from "../../src/conversation/log.ts";
import type { Guide } from "../../src/core/guide.ts";
import { createAnswering } from "./answering.ts";
import type { Me } from "./arrival.ts";
import { createDeliver } from "./deliver.ts";
import { createEntrance, enterFirst } from "./entrance.ts";
import { createHttp, PortRefused } from "./http.ts";
import { identify } from "./identify.ts";
import { libraryLog } from "./library-log.ts";
import { scopesOf } from "./manifest.ts";
import { createOpened } from "./opened.ts";
import { messagePlatform, modalPlatform } from "./platform.ts";
import { register } from "./register.ts";
import { createSend, LONGEST_WAIT, type Pause } from "./send.ts";
import type { SlackSettings } from "./settings.ts";
import { createSocket, type Socket } from "./socket.ts";
import { clientOptions, createWeb } from "./web.ts";

export interface SlackOptions {
  readonly settings: SlackSettings;
  readonly conversation: Conversation;
  readonly guide: () => Guide;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Log;
  /** Ends it. */
  readonly stop: AbortSignal;
}

/** How serving Slack ended. */
export type Ending =
  | { readonly kind: "stopped" }
  /** A setting that Slack, or this machine, does not accept: what to do is for a person to read. */
  | {
      readonly kind: "refused";
      readonly setting: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN" | "PORT";
      readonly remedy: string;
    };

/** How long answers that are under way are waited for at the end, in milliseconds. */
const LAST_PATIENCE = 5000;

/** Serves Slack until it is stopped, or Slack refuses a setting. */
export async function startSlack(options: SlackOptions): Promise<Ending> {
  const { settings, conversation, clock, log, stop } = options;
  const pause: Pause = (milliseconds) => sleep(milliseconds, undefined, { signal: stop, ref: true });
  const identity = await identify(
    createWeb(settings.botToken, settings.api, libraryLog(log)),
    pause,
    log,
  ).catch((error: unknown) => {
    if (stop.aborted) return undefined;
    throw error;
  });
  if (identity === undefined) return { kind: "stopped" };
  if (typeof identity === "string") return refusedBot(identity);
  warnOfScopes(identity.scopes, log);

  const socket = createTransport(options, pause);
  const { receiver, answering } = assemble(options, identity.me, socket.receiver, pause);
  try {
    await receiver.start();
  } catch (error) {
    if (error instanceof PortRefused) return refusedPort(error);
    throw error;
  }
  log("info", "Slack is served", { transport: logName(settings.transport.kind) });
  answering
    .takeUp()
    .catch((error: unknown) => log("error", "what was left was not taken up", logError(error)));

  const ending = await Promise.race([stopped(stop), socket.refused.then(refusedApp)]);
  await receiver.stop();
  for (const end = clock() + LAST_PATIENCE; conversation.busy() > 0 && clock() < end; ) await sleep(20);
  return ending;
}

function createTransport({ settings, clock, log }: SlackOptions, pause: Pause): Socket {
  const logger = libraryLog(log);
  const { transport, api } = settings;
  if (transport.kind === "socket") {
    const options = clientOptions(api, logger);
    return createSocket({ appToken: transport.appToken, clientOptions: options, logger, pause, clock, log });
  }
  return {
    receiver: createHttp(transport.signingSecret, transport.port, logger),
    refused: new Promise(() => {}),
  };
}

/** Everything between the transport and the conversation. */
function assemble(options: SlackOptions, me: Me, transport: Receiver, pause: Pause) {
  const { settings, conversation, guide, clock, log, stop } = options;
  const logger = libraryLog(log);
  const web = createWeb(settings.botToken, settings.api, logger);
  const instead = () => conversation.notices().notice("trouble");
  const gate = createGate({ platform: messagePlatform(clock), instead, log });
  const windows = createGate({ platform: modalPlatform(clock), instead, log });
  const lanes = createLanes(LONGEST_WAIT);
  const send = createSend({ web, fetch: globalThis.fetch, lanes, pause, clock, log });
  const delivery = { send, gate, windows, conversation, clock, log };
  const answering = createAnswering({
    conversation,
    deliver: createDeliver(delivery),
    deliverAgain: createDeliver(delivery, true),
    send,
    pause,
    log,
  });
  const entrance = createEntrance({ me, conversation, answering, clock, log });
  const opened = createOpened({ me, web, send, gate, windows, conversation, guide, clock, log });
  const receiver = enterFirst(transport, entrance.enter);
  const app = new App({
    receiver,
    token: settings.botToken,
    // Given, or every acknowledgement would wait for the library to ask for them.
    botId: me.bot,
    botUserId: me.user,
    clientOptions: clientOptions(settings.api, logger),
    logger,
    convoStore: false,
  });
  app.error(async (error) => {
    // What waits when the program ends is given up, and taken up by its next run.
    if (!stop.aborted) log("error", "an event was not handled", logError(error));
  });
  register(app, { entrance, answering, opened });
  return { receiver, answering };
}

/** The workspace may have installed the app before it needed what it needs now. */
function warnOfScopes(scopes: readonly string[], log: Log): void {
  if (scopes.length === 0) return;
  for (const scope of scopesOf(false)) {
    if (!scopes.includes(scope))
      log("warn", "the token lacks a scope: install the app again with its manifest", {
        scope: logName(scope),
      });
  }
}

function refusedBot(said: string): Ending {
  const remedy = `Slack refuses it (${said}): copy it anew from the app's page, under OAuth & Permissions, and install the app there first`;
  return { kind: "refused", setting: "SLACK_BOT_TOKEN", remedy };
}

function refusedApp(said: string): Ending {
  const remedy = `Slack refuses it (${said}): make a new one on the app's page, under Basic Information, with the scope connections:write, and switch Socket Mode on`;
  return { kind: "refused", setting: "SLACK_APP_TOKEN", remedy };
}

function refusedPort({ code }: PortRefused): Ending {
  return { kind: "refused", setting: "PORT", remedy: `it cannot be listened on (${code}): choose another` };
}

function stopped(stop: AbortSignal): Promise<Ending> {
  return new Promise((resolve) => {
    const end = (): void => resolve({ kind: "stopped" });
    if (stop.aborted) end();
    else stop.addEventListener("abort", end, { once: true });
  });
}
