import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/conversation/memory-store.ts";
import type { Store } from "../../src/conversation/store.ts";
import { testPseudonyms, testService } from "../conversation/service.ts";
import { aMoment, bot, guide, setUp, slack, until } from "./bot.ts";
import { command, direct, mention, newStamp, press } from "./stand-in/events.ts";

const FEEDING = "how often do I feed the starter";

/** A store whose ledger takes its time. */
function slowStore(milliseconds: number): Store {
  const store = createMemoryStore();
  return {
    ...store,
    async receive(entry, names) {
      await aMoment(milliseconds);
      return await store.receive(entry, names);
    },
  };
}

describe("acknowledgement", () => {
  it("comes after the event is in the ledger", async () => {
    const order: string[] = [];
    const store = createMemoryStore();
    const { standIn } = await setUp({
      store: {
        ...store,
        async receive(entry, names) {
          const known = await store.receive(entry, names);
          await aMoment(30);
          order.push("entered");
          return known;
        },
      },
    });
    for (const sent of [
      mention(FEEDING),
      direct(FEEDING),
      command(FEEDING, { url: standIn.address() }),
      press({ url: standIn.address(), action: "rg:0", value: "old" }),
    ]) {
      await standIn.socket.send(sent);
      order.push("acknowledged");
    }
    expect(order).toEqual(Array.from({ length: 4 }, () => ["entered", "acknowledged"]).flat());
  });

  it("comes within 3 seconds however slow the ledger is, and the question is still answered", async () => {
    const { standIn, lines } = await setUp({ store: slowStore(1600) });
    const taken = await standIn.socket.send(mention(FEEDING));
    expect(taken).toBeLessThan(1500);
    expect(lines).toContainEqual(
      expect.objectContaining({
        event: "an event is acknowledged before it is in the ledger",
        fields: { late: 1 },
      }),
    );
    await until(() => standIn.posts.length === 1);
  });

  it("comes for an event that the ledger refuses", async () => {
    const store = createMemoryStore();
    const receive = async (): Promise<never> => {
      throw new Error("no ledger");
    };
    const { standIn, lines } = await setUp({ store: { ...store, receive } });
    expect(await standIn.socket.send(mention(FEEDING))).toBeLessThan(1500);
    expect(lines.some(({ event }) => event === "an event was not entered")).toBe(true);
  });
});

describe("an event that is delivered again", () => {
  it("is answered once, whatever its retry number says", async () => {
    const { standIn } = await setUp();
    const sent = mention(FEEDING);
    await standIn.socket.send(sent);
    // Slack marks some redeliveries as the first attempt (bolt-js#2487).
    for (const attempt of [0, 1, 2, 3, 0]) await standIn.socket.redeliver(sent, attempt);
    await until(() => standIn.posts.length === 1);
    await aMoment();
    expect(standIn.posts).toHaveLength(1);
  });

  it("is answered although it claims to be a retry that was never seen before", async () => {
    const { standIn } = await setUp();
    await standIn.socket.redeliver(mention(FEEDING), 3);
    await until(() => standIn.posts.length === 1);
  });

  it("is answered once after a restart too", async () => {
    const standIn = await slack();
    const store = createMemoryStore();
    const first = await bot(standIn, { store });
    const sent = mention(FEEDING);
    await standIn.socket.send(sent);
    await until(() => standIn.posts.length === 1);
    await first.stop();
    await bot(standIn, { store });
    await standIn.socket.redeliver(sent, 1);
    await aMoment();
    expect(standIn.posts).toHaveLength(1);
  });

  it("posts with the same text, one after another, are two questions", async () => {
    const { standIn } = await setUp();
    await standIn.socket.send(mention(FEEDING));
    await standIn.socket.send(mention(FEEDING));
    await until(() => standIn.posts.length === 2);
  });
});

describe("what an earlier run left", () => {
  /** A run that entered a question, and died before it was answered. */
  async function leave(store: Store, at: number, text = FEEDING) {
    const ts = newStamp();
    const { conversation } = testService({
      store,
      pseudonyms: testPseudonyms(),
      clock: () => at,
      guide: () => guide,
    });
    await conversation.receive({
      platform: "slack",
      id: `Ev${ts}`,
      post: `C1:${ts}`,
      home: "T0001",
      place: `C1:${ts}`,
      person: "U1",
      privacy: "public",
      request: { kind: "question", text },
      delivery: JSON.stringify({ kind: "post", channel: "C1", thread: ts, since: ts }),
    });
    return ts;
  }

  it("is answered on start", async () => {
    const store = createMemoryStore();
    const ts = await leave(store, Date.now() - 60_000);
    const standIn = await slack();
    await bot(standIn, { store });
    await until(() => standIn.posts.length === 1);
    expect(standIn.posts[0]).toMatchObject({ channel: "C1", thread: ts });
  });

  it("is left alone when it is stale", async () => {
    const store = createMemoryStore();
    await leave(store, Date.now() - 11 * 60_000);
    const standIn = await slack();
    await bot(standIn, { store });
    await aMoment();
    expect(standIn.posts).toEqual([]);
  });

  it("is not posted twice where Slack had accepted it and nobody saw that", async () => {
    const store = createMemoryStore();
    const ts = await leave(store, Date.now() - 60_000);
    const standIn = await slack();
    const metadata = { event_type: "riverguide_answer", event_payload: { mark: `C1:${ts}` } };
    standIn.posts.push({ channel: "C1", ts: newStamp(), thread: ts, text: "…", blocks: [], metadata, at: 0 });
    await bot(standIn, { store });
    await until(() => standIn.calls.includes("conversations.replies"));
    await aMoment(60);
    expect(standIn.posts).toHaveLength(1);
  });
});
