import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/conversation/memory-store.ts";
import { createPseudonyms } from "../../src/conversation/privacy/pseudonyms.ts";
import { bakeryGuide } from "../support/guide.ts";
import { MINUTE, messageOf, testKey, testPseudonyms, testService, withNotices } from "./service.ts";

/** A run that dies while it answers: its delivery never ends. */
function dying(service: ReturnType<typeof testService>, text: string, id: string): void {
  void service.conversation.answer(messageOf(text, { id }), () => new Promise(() => {}));
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe("what a killed run left", () => {
  it("is answered on the next start, once, in the order in which it came", async () => {
    const store = createMemoryStore();
    const first = testService({ store });
    dying(first, "what is sourdough?", "e1");
    first.clock.pass(1);
    await first.conversation.receive(
      messageOf("how often must I feed my starter", { id: "e2", place: "other" }),
    );
    await settled();

    const second = testService({ store });
    second.clock.pass(1000);
    const outcomes = await second.conversation.takeUp("test", second.deliver);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["answered", "answered"]);
    expect(second.sent.map(({ message }) => message.id)).toEqual(["e1", "e2"]);
    expect(await second.conversation.takeUp("test", second.deliver)).toEqual([]);
    expect(await second.ask("what is sourdough?", { id: "e1" })).toMatchObject({ kind: "already" });
  });

  it("comes back with what the adapter needs to deliver it", async () => {
    const store = createMemoryStore();
    await testService({ store }).conversation.receive(
      messageOf("what is it?", { delivery: "channel 7, thread 9" }),
    );
    const second = testService({ store });
    await second.conversation.takeUp("test", second.deliver);
    expect(second.sent[0]?.message.delivery).toBe("channel 7, thread 9");
  });

  it("is left alone after 10 minutes, and its payload is gone", async () => {
    const store = createMemoryStore();
    const first = testService({ store });
    dying(first, "what is sourdough?", "e1");
    await settled();
    const second = testService({ store });
    second.clock.pass(10 * MINUTE + 1);
    expect(await second.conversation.takeUp("test", second.deliver)).toEqual([]);
    expect((await store.unanswered("test"))[0]?.payload).toEqual(expect.any(String));
    expect(await second.conversation.sweep()).toMatchObject({ stale: 1 });
    expect(await store.unanswered("test")).toEqual([]);
    expect(await second.ask("what is sourdough?", { id: "e1" })).toMatchObject({ kind: "already" });
  });

  it("is not refused by the limits of the run that takes it up", async () => {
    const store = createMemoryStore();
    await testService({ store }).conversation.receive(messageOf("what is it?"));
    const limits = {
      take: async () => ({ kind: "refused", by: "person", tell: true }) as const,
      takeUrgent: async () => false,
    };
    const second = testService({ store, limits });
    expect((await second.conversation.takeUp("test", second.deliver))[0]?.kind).toBe("answered");
  });

  it("belongs to its platform", async () => {
    const store = createMemoryStore();
    await testService({ store }).conversation.receive(messageOf("what is it?", { platform: "one" }));
    const second = testService({ store });
    expect(await second.conversation.takeUp("two", second.deliver)).toEqual([]);
    expect(await second.conversation.takeUp("one", second.deliver)).toHaveLength(1);
  });
});

describe("the ledger", () => {
  it("holds the payload only until the message is answered", async () => {
    const store = createMemoryStore();
    const { conversation, deliver } = testService({ store });
    const ticket = await conversation.receive(messageOf("what is sourdough?"));
    expect(await store.unanswered("test")).toHaveLength(1);
    await conversation.answer(ticket, deliver);
    expect(await store.unanswered("test")).toEqual([]);
  });

  it("lets a message be tried again that the platform did not accept", async () => {
    const { conversation, ask, sent } = testService();
    const refusing = async (): Promise<never> => {
      throw new Error("500");
    };
    const outcome = await conversation.answer(messageOf("what is it?", { id: "e1" }), refusing);
    expect(outcome.kind).toBe("failed");
    expect(await ask("what is it?", { id: "e1" })).toMatchObject({ kind: "answered" });
    expect(await ask("what is it?", { id: "e1" })).toMatchObject({ kind: "already" });
    expect(sent).toHaveLength(1);
  });

  it("does not keep the context of an answer that nobody got", async () => {
    const { conversation, ask } = testService();
    await conversation.answer(messageOf("I have celiac disease", { id: "e1" }), () =>
      Promise.reject(new Error("500")),
    );
    expect(await ask("what is it good for?")).toMatchObject({ outgoing: { says: { kind: "answer" } } });
  });

  it("gives a ticket once to be answered, however often it is used", async () => {
    const { conversation, deliver, sent } = testService();
    const ticket = await conversation.receive(messageOf("what is it?"));
    await Promise.all([conversation.answer(ticket, deliver), conversation.answer(ticket, deliver)]);
    expect(sent).toHaveLength(1);
  });

  it("finds a message that was entered under an earlier privacy key", async () => {
    const store = createMemoryStore();
    await testService({ store, pseudonyms: testPseudonyms("old") }).ask("what is it?", { id: "e1" });
    const ring = { current: testKey("new"), earlier: [testKey("old")] };
    const second = testService({ store, pseudonyms: createPseudonyms(ring, randomBytes) });
    expect(await second.ask("what is it?", { id: "e1" })).toMatchObject({ kind: "already" });
  });
});

describe("a question that is taken back", () => {
  it("takes its answer with it", async () => {
    const { conversation, ask } = testService();
    await ask("what is it?", { id: "e1", post: "C1:1" });
    expect(await conversation.withdraw("test", "C1:1")).toBe("answer to e1");
    expect(await conversation.withdraw("test", "C1:2")).toBeUndefined();
  });

  it("is not answered any more where it was not yet", async () => {
    const { conversation, deliver } = testService();
    await conversation.receive(messageOf("what is it?", { post: "C1:1" }));
    expect(await conversation.withdraw("test", "C1:1")).toBeUndefined();
    expect(await conversation.takeUp("test", deliver)).toEqual([]);
  });

  it("is told to the adapter where it is being answered", async () => {
    const { conversation } = testService();
    const outcome = await conversation.answer(messageOf("what is it?", { post: "C1:1" }), async () => {
      await conversation.withdraw("test", "C1:1");
      return { answer: "C1:2" };
    });
    expect(outcome).toMatchObject({ kind: "answered", withdrawn: true });
  });
});

it("knows who an answer was given to", async () => {
  const { conversation, ask } = testService();
  await ask("what is it?", { id: "e1" });
  expect(await conversation.isAsker("test", "answer to e1", "person")).toBe(true);
  expect(await conversation.isAsker("test", "answer to e1", "another")).toBe(false);
  expect(await conversation.isAsker("test", "something else", "person")).toBe(false);
});

it("answers from the guide that is current when a message is answered, and notes each version once", async () => {
  const base = withNotices(bakeryGuide());
  let version = "";
  const { conversation, clock, ask } = testService({
    guide: () => ({ ...base, knowledge: { ...base.knowledge, version } }),
  });
  for (const next of ["one", "one", "two", "two"]) {
    version = next;
    clock.pass(1);
    const outcome = await ask({ kind: "about" });
    expect(outcome).toMatchObject({ outgoing: { says: { text: expect.stringContaining(next) } } });
  }
  await settled();
  expect((await conversation.history()).map((entry) => entry.version)).toEqual(["two", "one"]);
});
