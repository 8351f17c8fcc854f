import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Installed } from "./granted.ts";
import { createSocket, type Socket } from "./socket.ts";
import { answerCalls, createSlack, type Slack } from "./web-api.ts";

/** Slack on 127.0.0.1: its Web API, its addresses for answers, and Socket Mode. */
export interface StandIn extends Slack {
  readonly socket: Socket;
  /** For SLACK_API_URL. */
  readonly api: string;
  /** A new address that an answer can be sent to. */
  address(): string;
  stop(): Promise<void>;
}

/** @param installed the manifest that the app was installed with: what it does not ask for, it does not get */
export async function startStandIn(installed: Installed): Promise<StandIn> {
  const slack = createSlack();
  let addresses = 0;
  const server = createServer((request, response) => {
    answerCalls(
      slack,
      installed,
      () => `ws://127.0.0.1:${port}/link`,
    )(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const socket = createSocket(server, installed);
  return Object.assign(slack, {
    socket,
    api: `http://127.0.0.1:${port}/api/`,
    address: () => {
      addresses += 1;
      return `http://127.0.0.1:${port}/response/${addresses}`;
    },
    async stop() {
      socket.stop();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}
