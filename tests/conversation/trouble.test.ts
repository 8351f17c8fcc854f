import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryStore } from "../../src/conversation/memory-store.ts";
import { FIRST_REST } from "../../src/conversation/rest.ts";
import type { Store } from "../../src/conversation/store.ts";
import { createSturdyStore, PATIENCE } from "../../src/conversation/sturdy-store.ts";
import { createWriteBuffer } from "../../src/conversation/write-buffer.ts";
import { said, testService } from "./service.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A store whose every operation can be made to fail or to take its time. */
function troubled() {
  const inner = createMemoryStore();
  const state: { trouble: "none" | "fails" | "hangs" | "slow"; calls: number } = {
    trouble: "none",
    calls: 0,
  };
  const store = new Proxy(inner, {
    get(target, name: keyof Store) {
      if (name === "health") return target.health;
      return async (...given: never[]) => {
        state.calls += 1;
        if (state.trouble === "fails")
          throw Object.assign(new Error("a secret text"), { code: "SQLITE_BUSY" });
        if (state.trouble === "hangs") await new Promise(() => {});
        if (state.trouble === "slow") await new Promise((resolve) => setTimeout(resolve, PATIENCE + 500));
        return await (target[name] as (...all: never[]) => unknown)(...given);
      };
    },
  });
  return { inner, store, state };
}

function withTrouble() {
  const logged: { event: string; fields: unknown }[] = [];
  const { inner, store, state } = troubled();
  const reopened: Store[] = [];
  const sturdy = createSturdyStore({
    store,
    reopen: async (before) => {
      reopened.push(before);
      if (state.trouble !== "none") throw new Error("still away");
      return store;
    },
    log: (_level, event, fields) => logged.push({ event, fields }),
    clock: Date.now,
  });
  const service = testService({ store: sturdy, clock: Date.now });
  return { ...service, inner, state, sturdy, logged, reopened };
}

async function comeBack(service: ReturnType<typeof withTrouble>): Promise<void> {
  await vi.advanceTimersByTimeAsync(FIRST_REST);
  await service.sturdy.history();
  await vi.advanceTimersByTimeAsync(0);
}

describe("with a store in trouble", () => {
  it("answers go on from memory, with their context", async () => {
    const { ask, state } = withTrouble();
    await ask("I have celiac disease");
    state.trouble = "fails";
    expect(said(await ask("what is it good for?")).kind).toBe("caution");
    expect(said(await ask("how often must I feed my starter", { place: "another" })).kind).toBe("answer");
  });

  it("a message is answered once all the same", async () => {
    const { ask, state, sent } = withTrouble();
    await ask("what is it?", { id: "before" });
    state.trouble = "fails";
    await ask("what is it?", { id: "during" });
    expect(await ask("what is it?", { id: "before" })).toMatchObject({ kind: "already" });
    expect(await ask("what is it?", { id: "during" })).toMatchObject({ kind: "already" });
    expect(sent).toHaveLength(2);
  });

  it("the first answer waits a second for a store that hangs, and the next ones not at all", async () => {
    const { ask, state } = withTrouble();
    state.trouble = "hangs";
    const begun = Date.now();
    const first = ask("what is it?");
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(said(await first).kind).toBe("answer");
    const calls = state.calls;
    for (const id of ["a", "b", "c"]) await ask("what is it?", { id });
    expect(Date.now() - begun).toBe(PATIENCE);
    expect(state.calls).toBe(calls);
  });

  it("the log says so once, and again when it is over, with no text of the error or of a person", async () => {
    const service = withTrouble();
    service.state.trouble = "fails";
    await service.ask("what is it?");
    await service.ask("what is it?");
    service.state.trouble = "none";
    await comeBack(service);
    expect(service.logged.map(({ event }) => event)).toEqual([
      "store is in trouble; answering goes on from memory",
      "store is back",
    ]);
    expect(service.logged[0]?.fields).toEqual({ error: "Error", code: "SQLITE_BUSY" });
    expect(JSON.stringify(service.logged)).not.toContain("secret");
  });

  it("what it missed is written when it is back", async () => {
    const service = withTrouble();
    const { ask, state, inner, sturdy } = service;
    state.trouble = "fails";
    await ask("I have celiac disease", { id: "during" });
    expect(sturdy.health()).toMatchObject({ well: false, dropped: 0 });
    expect(await inner.history()).toEqual([]);
    state.trouble = "none";
    await comeBack(service);
    expect(sturdy.health()).toEqual({ well: true, waiting: 0, dropped: 0 });
    expect(await inner.history()).toHaveLength(1);
    const fresh = testService({ store: inner, clock: Date.now });
    expect(await fresh.ask("I have celiac disease", { id: "during" })).toMatchObject({ kind: "already" });
    expect(said(await fresh.ask("what is it good for?")).kind).toBe("caution");
  });

  it("is asked again later and later while the trouble lasts, and is opened anew each time", async () => {
    const service = withTrouble();
    service.state.trouble = "fails";
    await service.ask("what is it?");
    for (let second = 0; second < 120; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      await service.sturdy.history();
    }
    expect(service.reopened.length).toBeGreaterThan(2);
    expect(service.reopened.length).toBeLessThan(8);
  });

  it("a slow write that succeeds after all is not done twice", async () => {
    const service = withTrouble();
    service.state.trouble = "slow";
    const outcome = service.ask("what is it?");
    await vi.advanceTimersByTimeAsync(5 * PATIENCE);
    expect((await outcome).kind).toBe("answered");
    service.state.trouble = "none";
    await comeBack(service);
    expect(service.sturdy.health()).toMatchObject({ well: true, dropped: 0 });
  });

  it("somebody who wants to be forgotten is told that it is done later, and it is", async () => {
    const service = withTrouble();
    const { ask, state, inner } = service;
    await ask("I have celiac disease");
    state.trouble = "fails";
    await ask("what is it?");
    expect(said(await ask({ kind: "forget-me" }))).toMatchObject({ name: "forgotten-later" });
    expect(said(await ask("what is it good for?")).kind).toBe("answer");
    state.trouble = "none";
    await comeBack(service);
    expect(said(await testService({ store: inner, clock: Date.now }).ask("what is it good for?")).kind).toBe(
      "answer",
    );
  });
});

describe("the buffer", () => {
  it("has a bound, and counts what it drops", async () => {
    const buffer = createWriteBuffer(3);
    for (let at = 0; at < 10; at += 1) buffer.add(async () => {}, false);
    buffer.add(async () => {}, true);
    expect(buffer).toMatchObject({ size: 4, dropped: 7 });
    expect(await buffer.flush((write) => write(createMemoryStore()))).toBe(4);
    expect(buffer.size).toBe(0);
  });

  it("keeps its order, and what comes after a failure", async () => {
    const buffer = createWriteBuffer();
    const done: number[] = [];
    for (let at = 0; at < 4; at += 1) buffer.add(async () => done.push(at), false);
    let left = 2;
    const failing = buffer.flush(async (write) => {
      if (left === 0) throw new Error("away");
      left -= 1;
      await write(createMemoryStore());
    });
    await expect(failing).rejects.toThrow("away");
    await buffer.flush((write) => write(createMemoryStore()));
    expect(done).toEqual([0, 1, 2, 3]);
  });
});
