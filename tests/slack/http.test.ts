import { createHmac } from "node:crypto";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { aMoment, bot, button, slack, until } from "./bot.ts";
import { command, deleted, mention, newStamp, press, type Sent } from "./stand-in/events.ts";
import { SIGNING_SECRET } from "./stand-in/ids.ts";
import type { StandIn } from "./stand-in/stand-in.ts";

const FEEDING = "how often do I feed the starter";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

interface Signing {
  readonly secret?: string;
  /** Seconds ago. */
  readonly age?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls as Slack does: JSON for events, a form for everything else, signed. */
function call(
  port: number,
  { type, body }: Sent,
  { secret = SIGNING_SECRET, age = 0, headers = {} }: Signing = {},
) {
  const text =
    type === "events_api"
      ? JSON.stringify(body)
      : type === "interactive"
        ? new URLSearchParams({ payload: JSON.stringify(body) }).toString()
        : new URLSearchParams(Object.entries(body)).toString();
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${text}`).digest("hex")}`;
  return fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: "POST",
    body: text,
    headers: {
      "content-type": type === "events_api" ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": signature,
      ...headers,
    },
  });
}

async function served(): Promise<{ standIn: StandIn; port: number }> {
  const standIn = await slack({ url: "https://guide.example.org" });
  const port = await freePort();
  await bot(standIn, { http: { signingSecret: SIGNING_SECRET, port } });
  return { standIn, port };
}

describe("over HTTP", () => {
  it("a mention with a good signature is acknowledged and answered", async () => {
    const { standIn, port } = await served();
    expect((await call(port, mention(FEEDING))).status).toBe(200);
    await until(() => standIn.posts.length === 1);
  });

  it("/ask, a press and a deletion work as over Socket Mode", async () => {
    const { standIn, port } = await served();
    const ts = newStamp();
    expect((await call(port, command("what is sourdough", { url: standIn.address() }))).status).toBe(200);
    await until(() => standIn.responses.length === 1);
    const [answer] = standIn.responses;
    if (answer === undefined) throw new Error("nothing was sent");
    await call(
      port,
      press({ ephemeral: true, url: standIn.address(), ...button(answer, "How often do I feed") }),
    );
    await until(() => standIn.responses.length === 2);
    await call(port, mention(FEEDING, { ts }));
    await until(() => standIn.posts.length === 1);
    await call(port, deleted("C1", ts));
    await until(() => standIn.deleted.length === 1);
  });

  it("a redelivery is answered once", async () => {
    const { standIn, port } = await served();
    const sent = mention(FEEDING);
    await call(port, sent);
    await call(port, sent, { headers: { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" } });
    await until(() => standIn.posts.length === 1);
    await aMoment();
    expect(standIn.posts).toHaveLength(1);
  });

  it.each([
    ["a wrong signature", { secret: "wrong" }],
    ["a signature from more than five minutes ago", { age: 301 }],
    ["no signature", { headers: { "x-slack-signature": "" } }],
  ])("%s is refused, and nothing comes of it", async (_, signing) => {
    const { standIn, port } = await served();
    expect((await call(port, mention(FEEDING), signing)).status).toBe(401);
    await aMoment(60);
    expect(standIn.posts).toEqual([]);
  });

  it("Slack's check of the address is answered, if it is signed", async () => {
    const { port } = await served();
    const sent: Sent = { type: "events_api", body: { type: "url_verification", challenge: "c" } };
    expect(await (await call(port, sent)).json()).toEqual({ challenge: "c" });
    expect((await call(port, sent, { secret: "wrong" })).status).toBe(401);
  });

  it("anything else is not found", async () => {
    const { port } = await served();
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/slack/events`)).status).toBe(404);
  });

  it("a port that is taken is named, with what to do", async () => {
    const { port, standIn } = await served();
    const { ended } = await bot(standIn, { http: { signingSecret: SIGNING_SECRET, port }, unready: true });
    expect(await ended).toMatchObject({ kind: "refused", setting: "PORT" });
  });
});
