import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLimits, RATES } from "../../src/conversation/rate-limits.ts";
import { shippedGuide } from "../support/guide.ts";
import { messageOf, testService, withNotices } from "./service.ts";

const RARE = {
  person: { points: 2, duration: 60 },
  place: { points: 3, duration: 60 },
  all: { points: 4, duration: 1 },
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function limited() {
  const guide = withNotices(shippedGuide());
  return testService({ guide: () => guide, limits: createLimits(RARE) });
}

describe("limits", () => {
  it("refuse a person who asks too much, say so once, and end with the disclaimer", async () => {
    const { ask, sent, knowledge: _ } = limited();
    for (const text of ["hello", "what is it?", "how often?", "does it hurt?"]) await ask(text);
    expect(
      sent.map(({ outgoing }) => (outgoing.says.kind === "notice" ? outgoing.says.name : "reply")),
    ).toEqual(["reply", "reply", "limited-person"]);
    const last = sent.at(-1)?.outgoing.says;
    expect(last?.text.endsWith(last.disclaimer)).toBe(true);
  });

  it("let a person ask again after a while", async () => {
    const { ask } = limited();
    for (let at = 0; at < 3; at += 1) await ask("what is it?");
    vi.advanceTimersByTime(61_000);
    expect(await ask("what is it?")).toMatchObject({ kind: "answered" });
  });

  it("refuse a channel that asks too much, whoever asks", async () => {
    const { ask } = limited();
    for (const person of ["a", "b", "c"])
      expect((await ask("what is it?", { person })).kind).toBe("answered");
    vi.advanceTimersByTime(2000);
    expect(await ask("what is it?", { person: "d" })).toEqual({ kind: "limited", told: true });
    expect(await ask("what is it?", { person: "d", place: "another" })).toMatchObject({ kind: "answered" });
  });

  it("refuse everybody where all together ask too much", async () => {
    const { ask } = limited();
    for (const name of ["a", "b", "c", "d"]) await ask("what is it?", { person: name, place: name });
    expect(await ask("what is it?", { person: "e", place: "e" })).toEqual({ kind: "limited", told: true });
    expect(await ask("what is it?", { person: "f", place: "f" })).toEqual({ kind: "limited", told: false });
  });

  it("never refuse an emergency card to somebody in need", async () => {
    const { ask } = limited();
    for (let at = 0; at < 5; at += 1) await ask("what is it?");
    expect(await ask("I cannot breathe")).toMatchObject({ outgoing: { says: { kind: "urgent" } } });
    expect(await ask("what is it?")).toMatchObject({ kind: "limited" });
  });

  it("refuse presses too, and do nothing of what they ask for", async () => {
    const { ask, conversation, deliver } = limited();
    for (let at = 0; at < 2; at += 1) await ask("I have blood clots");
    const outcome = await conversation.answer(messageOf({ kind: "forget-me" }), deliver);
    expect(outcome).toMatchObject({ kind: "limited" });
    vi.advanceTimersByTime(61_000);
    expect(await ask("what are the benefits?")).toMatchObject({ outgoing: { says: { kind: "caution" } } });
  });

  it("do not answer a refused message when it is delivered again", async () => {
    const { ask } = limited();
    for (let at = 0; at < 2; at += 1) await ask("what is it?");
    await ask("what is it?", { id: "refused" });
    vi.advanceTimersByTime(61_000);
    expect(await ask("what is it?", { id: "refused" })).toMatchObject({ kind: "already" });
  });

  it("let 40 a second through over 400 channels", async () => {
    const { take } = createLimits(RATES);
    for (let at = 0; at < 400; at += 1) {
      expect(await take(`person ${at}`, `place ${at}`)).toEqual({ kind: "free" });
      vi.advanceTimersByTime(25);
    }
  });
});
