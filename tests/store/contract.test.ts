import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/conversation/memory-store.ts";
import type { Store } from "../../src/conversation/store.ts";
import { openSqliteStore } from "../../src/store/sqlite.ts";
import { temporaryFile } from "./files.ts";
import { AT, context, entry, feedback, finish, names, question } from "./rows.ts";

const STORES: readonly (readonly [name: string, open: () => Promise<Store>])[] = [
  ["memory", async () => createMemoryStore()],
  ["SQLite", () => openSqliteStore(temporaryFile())],
];

describe.each(STORES)("the %s store", (_name, open) => {
  it("enters an event once, and finds it by any id, post or answer", async () => {
    const store = await open();
    expect(
      await store.receive(entry("a", { post: "p" }), { ids: ["a"], posts: ["p"], answers: [] }),
    ).toBeUndefined();
    expect(await store.receive(entry("a"), names("a"))).toMatchObject({ id: "a", state: "received" });
    expect(
      await store.receive(entry("b", { post: "p" }), { ids: ["b"], posts: ["p"], answers: [] }),
    ).toMatchObject({ id: "a" });
    expect(await store.receive(entry("new"), names("new", "a"))).toMatchObject({ id: "a" });
    await store.finish(finish("a", { answer: "h", receipt: "r" }));
    expect(await store.findEntry({ answers: ["other", "h"] })).toMatchObject({
      id: "a",
      receipt: "r",
      payload: null,
    });
    expect(await store.findEntry(names("b"))).toBeUndefined();
    expect(await store.findEntry({})).toBeUndefined();
    await store.close();
  });

  it("lets one claim an entry as it was seen, and nobody once it is answered", async () => {
    const store = await open();
    await store.receive(entry("a"), names("a"));
    expect(await store.claim("a", AT, AT + 5)).toBe(true);
    expect(await store.claim("a", AT, AT + 6)).toBe(false);
    expect(await store.claim("a", AT + 5, AT + 7)).toBe(true);
    await store.finish(finish("a", { at: AT + 8 }));
    expect(await store.claim("a", AT + 8, AT + 9)).toBe(false);
    expect(await store.claim("none", AT, AT)).toBe(false);
    await store.close();
  });

  it("lists what is not answered, by platform, the oldest first; what failed is among it", async () => {
    const store = await open();
    for (const [id, later] of [
      ["c", 3],
      ["a", 1],
      ["b", 2],
    ] as const) {
      await store.receive(entry(id, { receivedAt: AT + later }), names(id));
    }
    await store.receive(entry("other", { platform: "other" }), names("other"));
    await store.finish(finish("b"));
    await store.finish(finish("c", { state: "failed" }));
    expect((await store.unanswered("test")).map(({ id, state }) => [id, state])).toEqual([
      ["a", "received"],
      ["c", "failed"],
    ]);
    await store.close();
  });

  it("keeps context and question with the end of an answer", async () => {
    const store = await open();
    await store.receive(entry("a"), names("a"));
    await store.finish(finish("a", { context: context("k", { value: "one" }), question: question("q") }));
    await store.finish(
      finish("a", { context: context("k", { value: "two", changedAt: AT + 9 }), question: question("q") }),
    );
    expect(await store.readContext(["other", "k"])).toEqual(
      context("k", { value: "two", changedAt: AT + 9 }),
    );
    expect(await store.readContext(["other"])).toBeUndefined();
    expect(await store.questions()).toEqual([question("q")]);
    await store.close();
  });

  it("keeps settings, one verdict a person and answer, and history, the latest first", async () => {
    const store = await open();
    expect(await store.readSettings("home")).toBeUndefined();
    await store.keepSettings("home", "one", AT);
    await store.keepSettings("home", "two", AT);
    expect(await store.readSettings("home")).toBe("two");
    await store.addFeedback(feedback("f"));
    await store.addFeedback(feedback("f", { verdict: "not-helpful" }));
    expect(await store.forget(["person"])).toMatchObject({ ratings: 1 });
    for (const since of [1, 3, 2, 3]) await store.addHistory({ version: `v${since}`, since });
    expect((await store.history()).map(({ version }) => version)).toEqual(["v3", "v2", "v1"]);
    await store.close();
  });

  it("forgets a person under every hash, and nobody else", async () => {
    const store = await open();
    for (const person of ["person", "old hash", "another"]) {
      await store.receive(entry(person, { person }), names(person));
      await store.keepContext(context(person, { person }));
      await store.addFeedback(feedback(person, { person }));
      await store.addQuestion(question(person, { person }));
    }
    expect(await store.forget(["person", "old hash"])).toEqual({
      contexts: 2,
      messages: 2,
      ratings: 2,
      questions: 2,
    });
    expect(await store.forget(["person", "old hash"])).toEqual({
      contexts: 0,
      messages: 0,
      ratings: 0,
      questions: 0,
    });
    expect(await store.readContext(["another"])).toBeDefined();
    expect(await store.questions()).toHaveLength(1);
    await store.close();
  });

  it("removes what is past its time, and the payload of what nobody answered", async () => {
    const store = await open();
    await store.receive(entry("stale"), names("stale"));
    await store.receive(
      entry("old", { receivedAt: AT - 100, payload: null, state: "answered" }),
      names("old"),
    );
    await store.receive(entry("fresh", { receivedAt: AT + 100 }), names("fresh"));
    await store.keepContext(context("old", { changedAt: AT - 100 }));
    await store.keepContext(context("fresh", { changedAt: AT + 100 }));
    await store.addQuestion(question("old", { askedAt: AT - 100 }));
    await store.addFeedback(feedback("old", { givenAt: AT - 100 }));
    const before = { payloads: AT + 1, ledger: AT - 50, contexts: AT, questions: AT };
    expect(await store.expire(before)).toEqual({ stale: 1, rows: 4 });
    expect(await store.findEntry(names("stale"))).toMatchObject({ state: "failed", payload: null });
    expect(await store.findEntry(names("old"))).toBeUndefined();
    expect(await store.readContext(["fresh"])).toBeDefined();
    expect(await store.expire(before)).toEqual({ stale: 0, rows: 0 });
    await store.close();
  });
});

describe("the memory store", () => {
  it("never holds more than its bounds", async () => {
    const store = createMemoryStore({ entries: 10, contexts: 5, rows: 3, homes: 2 });
    for (let at = 0; at < 50; at += 1) {
      const id = String(at);
      await store.receive(entry(id), names(id));
      await store.finish(finish(id, { context: context(id), question: question(id) }));
      await store.keepSettings(id, id, AT);
    }
    expect(await store.forget(["person"])).toEqual({ contexts: 5, messages: 10, ratings: 0, questions: 3 });
    expect(await store.readSettings("47")).toBeUndefined();
    expect(await store.readSettings("49")).toBe("49");
  });
});
