import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/conversation/memory-store.ts";
import type { Store } from "../../src/conversation/store.ts";
import { aMoment, bot, disclaimer, discord, setUp, textOf, until } from "./bot.ts";
import { commandData, messageData } from "./stand-in/events.ts";
import { ANN, BOT, GENERAL, nextId, QUIET } from "./stand-in/ids.ts";

const FEEDING = "how often must I feed my starter?";
const FED = "Feed the starter once a day";
const pinged = () => messageData(`<@${BOT}> ${FEEDING}`, { mentions: [BOT] });

/** A store that takes its time to read a context. */
function slowStore(milliseconds: number): Store {
  const store = createMemoryStore();
  return {
    ...store,
    async readContext(keys) {
      await aMoment(milliseconds);
      return await store.readContext(keys);
    },
  };
}

describe("an interaction", () => {
  it("is promised an answer in time when the store is slow, and the answer takes the promise's place", async () => {
    const { standIn } = await setUp({ store: slowStore(1800) });
    const exchange = standIn.ask(commandData("ask", { question: FEEDING }));
    await until(() => exchange.state === "deferred", 2900);
    expect(exchange.ephemeral).toBe(true);
    await until(() => exchange.state === "answered");
    expect(standIn.posts).toHaveLength(1);
    expect(standIn.posts[0]).toMatchObject({ ephemeral: true });
    expect(textOf(standIn.posts[0]?.body)).toContain(FED);
    expect(textOf(standIn.posts[0]?.body).endsWith(disclaimer)).toBe(true);
  });

  it("that is no longer known is let go without a noise", async () => {
    const { standIn, lines } = await setUp();
    const data = commandData("ask", { question: FEEDING });
    standIn.patience = 0;
    standIn.ask(data).state = "expired";
    await until(() => standIn.calls.some(({ path, status }) => path.endsWith("/callback") && status === 404));
    await aMoment(50);
    expect(lines.filter(({ level }) => level !== "info")).toEqual([]);
    expect(standIn.posts).toEqual([]);
  });

  it("whose answer was taken, and its receipt lost, is answered once", async () => {
    const { standIn, lines } = await setUp();
    standIn.failures.push({ route: /callback/, status: 500, taken: true });
    const exchange = standIn.ask(commandData("ask", { question: FEEDING }));
    await until(() => standIn.calls.some(({ method }) => method === "PATCH"));
    await aMoment(50);
    expect(exchange.state).toBe("answered");
    expect(standIn.posts).toHaveLength(1);
    expect(lines.filter(({ level }) => level !== "info")).toEqual([]);
  });

  it("that was promised an answer by a run that died is answered by the next", async () => {
    const store = createMemoryStore();
    const standIn = await discord();
    let held = true;
    const first = await bot(standIn, {
      store: {
        ...store,
        async readContext(keys) {
          while (held) await aMoment(10);
          return await store.readContext(keys);
        },
        finish: async () => {},
      },
    });
    const exchange = standIn.ask(commandData("ask", { question: FEEDING }));
    await until(() => exchange.state === "deferred");
    standIn.gateway.cut();
    standIn.failures.push({
      route: /@original/,
      status: 404,
      body: { code: 10015, message: "the process is dead" },
    });
    held = false;
    await first.stop();
    standIn.commands = undefined;
    expect(exchange.state).toBe("deferred");
    await bot(standIn, { store });
    await until(() => exchange.state === "answered");
    expect(textOf(standIn.posts[0]?.body)).toContain(FED);
  });
});

describe("a post", () => {
  it.each([500, 502, 503])(
    "that Discord answers with %i is tried again, and is there once",
    async (status) => {
      const { standIn } = await setUp();
      standIn.failures.push(
        { route: /POST .*messages/, status },
        { route: /POST .*messages/, status, taken: true },
      );
      standIn.say(pinged());
      await until(() => standIn.calls.filter(({ path }) => path.endsWith("/messages")).length === 3);
      await aMoment(50);
      expect(standIn.posts).toHaveLength(1);
    },
  );

  it("that comes too fast waits as long as Discord says", async () => {
    const { standIn } = await setUp();
    standIn.failures.push({
      route: /POST .*messages/,
      status: 429,
      body: { message: "You are being rate limited.", retry_after: 0.2, global: false },
      headers: { "retry-after": "0.2" },
    });
    standIn.say(pinged());
    await until(() => standIn.posts.length === 1);
    const [first, second] = standIn.calls.filter(({ path }) => path.endsWith("/messages"));
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(190);
  });

  it("to a question that is gone is left alone", async () => {
    const { standIn, lines } = await setUp();
    standIn.gateway.dispatch("MESSAGE_CREATE", pinged());
    await until(() => standIn.calls.some(({ path, status }) => path.endsWith("/messages") && status === 400));
    await aMoment(50);
    expect(standIn.posts).toEqual([]);
    expect(lines.filter(({ level }) => level !== "info")).toEqual([]);
  });

  it("is no reply where the bot may not read what was said before", async () => {
    const { standIn } = await setUp();
    standIn.failures.push({
      route: /POST .*messages/,
      status: 403,
      body: { code: 160002, message: "Cannot reply without permission to read message history" },
    });
    standIn.say(pinged());
    await until(() => standIn.posts.length === 1);
    expect(standIn.posts[0]?.reply).toBeUndefined();
  });

  it("that failed for good is delivered by the next run", async () => {
    const store = createMemoryStore();
    const standIn = await discord();
    const first = await bot(standIn, { store });
    for (let count = 0; count < 4; count += 1)
      standIn.failures.push({ route: /POST .*messages/, status: 500 });
    standIn.say(pinged());
    await until(() => standIn.failures.length === 0);
    await until(() => first.lines.some(({ event }) => event === "an answer was not delivered"));
    await first.stop();
    standIn.commands = undefined;
    await bot(standIn, { store });
    await until(() => standIn.posts.length === 1);
    expect(textOf(standIn.posts[0]?.body)).toContain(FED);
  });
});

describe("where the bot may not write", () => {
  it("the person is told once a day in a direct message, and nothing is thrown", async () => {
    let now = Date.now();
    const { standIn, lines } = await setUp({ clock: () => now });
    standIn.forbidden.add(GENERAL);
    for (let count = 0; count < 3; count += 1) standIn.say(pinged());
    await until(() => standIn.calls.filter(({ status }) => status === 403).length === 3);
    await until(() => standIn.posts.length === 1);
    await aMoment(50);
    expect(standIn.posts).toHaveLength(1);
    expect(textOf(standIn.posts[0]?.body)).toContain("I cannot write in the channel where you asked me");
    expect(textOf(standIn.posts[0]?.body).endsWith(disclaimer)).toBe(true);
    expect(lines.filter(({ level }) => level === "warn")).toHaveLength(3);
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
    now += 25 * 60 * 60_000;
    standIn.say(pinged());
    await until(() => standIn.posts.length === 2);
  });

  it("and may not write to the person either, it is silent", async () => {
    const { standIn, lines } = await setUp();
    standIn.forbidden.add(GENERAL).add(`9${ANN.slice(1)}`);
    standIn.say(pinged());
    await until(() => lines.filter(({ level }) => level === "warn").length === 2);
    expect(standIn.posts).toEqual([]);
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("the connection", () => {
  it("that breaks is resumed, and loses nothing that was said meanwhile", async () => {
    const { standIn } = await setUp();
    standIn.gateway.cut();
    await until(() => !standIn.gateway.connected);
    standIn.say(pinged());
    standIn.say(messageData(`<@${BOT}> ${FEEDING}`, { mentions: [BOT], channel: QUIET }));
    await until(() => standIn.posts.length === 2);
    expect(standIn.gateway.counts).toEqual({ identifies: 1, resumes: 1, refusedResumes: 0 });
  });

  it("that Discord ends because of the token ends the adapter, which says what to do", async () => {
    const { standIn, ended } = await setUp();
    standIn.gateway.close(4004);
    expect(await ended).toMatchObject({ kind: "refused", setting: "DISCORD_TOKEN" });
  });
});

describe("logging in", () => {
  it("with a refused token ends at once, and is not tried again", async () => {
    const standIn = await discord();
    const { ended } = await bot(standIn, { token: "a.b.c", unready: true });
    expect(await ended).toMatchObject({ kind: "refused", setting: "DISCORD_TOKEN" });
    expect(standIn.calls).toHaveLength(1);
  });

  it("with another application's id ends, and says which setting is wrong", async () => {
    const standIn = await discord();
    const { ended } = await bot(standIn, { applicationId: nextId(), unready: true });
    expect(await ended).toMatchObject({ kind: "refused", setting: "DISCORD_APPLICATION_ID" });
    expect(standIn.commands).toBeUndefined();
  });

  it("is tried again while Discord is out of reach, and spends no identify", async () => {
    const standIn = await discord();
    for (let count = 0; count < 4; count += 1) standIn.failures.push({ route: /gateway/, status: 503 });
    await bot(standIn);
    expect(standIn.gateway.counts.identifies).toBe(1);
  });

  it("waits when many logins were spent today, so that a crash loop never spends the last", async () => {
    const standIn = await discord();
    Object.assign(standIn.sessionLimit, { remaining: 10, reset_after: 12_000 });
    const begun = performance.now();
    const { lines } = await bot(standIn);
    expect(performance.now() - begun).toBeGreaterThan(1190);
    expect(lines[0]?.event).toContain("many logins");
  });

  it("is given up when the program ends", async () => {
    const standIn = await discord();
    for (let count = 0; count < 50; count += 1) standIn.failures.push({ route: /gateway/, status: 503 });
    const { stop, ended } = await bot(standIn, { unready: true });
    await aMoment();
    await stop();
    expect(await ended).toEqual({ kind: "stopped" });
  });
});
