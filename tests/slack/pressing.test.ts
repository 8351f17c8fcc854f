import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/conversation/memory-store.ts";
import {
  aMoment,
  bot,
  button,
  buttonsOf,
  type Drawn,
  expectDisclaimer,
  setUp,
  shown,
  slack,
  unclearGuide,
  until,
} from "./bot.ts";
import { command, direct, mention, newStamp, type Pressed, press } from "./stand-in/events.ts";
import type { StandIn } from "./stand-in/stand-in.ts";

const ABOUT = "what is sourdough";

async function asked(standIn: StandIn, text = ABOUT) {
  const ts = newStamp();
  await standIn.socket.send(mention(text, { ts }));
  await until(() => standIn.posts.length > 0);
  const post = standIn.posts.at(-1);
  if (post === undefined) throw new Error("nothing was posted");
  return { post, thread: ts };
}

async function askedPrivately(standIn: StandIn, text = ABOUT) {
  await standIn.socket.send(command(text, { url: standIn.address() }));
  await until(() => standIn.responses.length > 0);
  const answer = standIn.responses.at(-1);
  if (answer === undefined) throw new Error("nothing was answered");
  return answer;
}

const pressOn = (standIn: StandIn, drawn: Drawn, label: string | RegExp, other: Partial<Pressed> = {}) =>
  standIn.socket.send(press({ url: standIn.address(), ...button(drawn, label), ...other }));

describe("under an answer in a thread", () => {
  it("a further question is answered in the thread", async () => {
    const { standIn } = await setUp();
    const { post, thread } = await asked(standIn);
    await pressOn(standIn, post, "How often do I feed", { thread });
    await until(() => standIn.posts.length === 2);
    const [, next] = standIn.posts;
    expect(next).toMatchObject({ channel: "C1", thread });
    expect(next?.text).toContain("Feed the starter once a day");
    if (next !== undefined) expectDisclaimer(next);
  });

  it("the section opens in a window, whole, with the disclaimer", async () => {
    const { standIn } = await setUp();
    const { post, thread } = await asked(standIn);
    await pressOn(standIn, post, "Read the section", { thread });
    await until(() => standIn.views.length === 1);
    const view = standIn.views[0]?.view;
    expect(view?.type).toBe("modal");
    if (view === undefined) throw new Error("nothing was sent");
    expect(shown(view)).toContain("a loaf raised by wild yeast");
    expectDisclaimer(view);
  });

  it("the section comes as a message where it is too late for a window", async () => {
    const { standIn } = await setUp();
    const { post, thread } = await asked(standIn);
    standIn.windowsExpire = true;
    await pressOn(standIn, post, "Read the section", { thread });
    await until(() => standIn.responses.length === 1);
    expect(standIn.responses[0]).toMatchObject({ open: false, thread });
    expect(standIn.responses[0]?.text).toContain("a loaf raised by wild yeast");
    if (standIn.responses[0] !== undefined) expectDisclaimer(standIn.responses[0]);
  });

  it.each(["Helpful", "Not helpful"])(
    "%s is thanked for, for that person alone, in the thread",
    async (label) => {
      const { standIn } = await setUp();
      const { post, thread } = await asked(standIn);
      await pressOn(standIn, post, new RegExp(`^${label}`), { thread, kind: "feedback_buttons" });
      await until(() => standIn.responses.length === 1);
      expect(standIn.responses[0]).toMatchObject({ open: false, thread });
      expect(standIn.responses[0]?.text).toContain("Thank you");
      if (standIn.responses[0] !== undefined) expectDisclaimer(standIn.responses[0]);
    },
  );

  it("going on in private goes on in the direct messages, and the condition counts there", async () => {
    const { standIn } = await setUp();
    const { post, thread } = await asked(standIn, "I have celiac disease, what is sourdough?");
    await pressOn(standIn, post, "Go on in private", { thread });
    await until(() => standIn.posts.length === 2);
    const [, privately] = standIn.posts;
    expect(privately).toMatchObject({ channel: "D1", thread: undefined });
    expect(privately?.text).toContain("the answer is for you alone");
    if (privately !== undefined) expectDisclaimer(privately);
  });

  it("pressed twice by Slack's own doing, it is answered once", async () => {
    const { standIn } = await setUp();
    const { post, thread } = await asked(standIn);
    const again = press({ url: standIn.address(), thread, ...button(post, "How often do I feed") });
    await standIn.socket.send(again);
    await standIn.socket.redeliver(again, 1);
    await until(() => standIn.posts.length === 2);
    await aMoment();
    expect(standIn.posts).toHaveLength(2);
  });
});

describe("under a private answer", () => {
  it("a further question is answered in private too", async () => {
    const { standIn } = await setUp();
    const answer = await askedPrivately(standIn);
    await pressOn(standIn, answer, "How often do I feed", { ephemeral: true });
    await until(() => standIn.responses.length === 2);
    expect(standIn.responses[1]?.open).toBe(false);
    expect(standIn.posts).toEqual([]);
  });

  it("it can be shared, with nothing of the person in it", async () => {
    const { standIn } = await setUp();
    const answer = await askedPrivately(standIn, "my grandmother wants to know what sourdough is");
    await pressOn(standIn, answer, "Share with the channel", { ephemeral: true });
    await until(() => standIn.responses.length === 2);
    const shared = standIn.responses[1];
    expect(shared?.open).toBe(true);
    expect(shared?.text).toContain("a loaf raised by wild yeast");
    expect(JSON.stringify(shared)).not.toContain("grandmother");
    if (shared !== undefined) expectDisclaimer(shared);
  });
});

describe("under a clarification", () => {
  it("none of these says so", async () => {
    const { standIn } = await setUp({ guide: () => unclearGuide });
    const { post, thread } = await asked(standIn, "hm");
    await pressOn(standIn, post, "None of these", { thread });
    await until(() => standIn.posts.length === 2);
    expect(buttonsOf(standIn.posts[1] ?? { blocks: [] }).length).toBeGreaterThan(0);
    if (standIn.posts[1] !== undefined) expectDisclaimer(standIn.posts[1]);
  });
});

describe("later", () => {
  it("controls go on working after a restart", async () => {
    const standIn = await slack();
    const store = createMemoryStore();
    const first = await bot(standIn, { store });
    const { post, thread } = await asked(standIn);
    await first.stop();
    await bot(standIn, { store });
    await pressOn(standIn, post, "How often do I feed", { thread });
    await until(() => standIn.posts.length === 2);
    expect(standIn.posts[1]?.text).toContain("Feed the starter once a day");
  });

  it("a control that is too old, or that was never ours, says so", async () => {
    const { standIn } = await setUp();
    for (const value of ["rg1:a:c:what-it-is", "something else", ""]) {
      await standIn.socket.send(press({ url: standIn.address(), action: "rg:0", value }));
    }
    await until(() => standIn.responses.length === 3);
    for (const answer of standIn.responses) expect(answer.text).toContain("too old");
    for (const answer of standIn.responses) expectDisclaimer(answer);
  });
});

describe("in direct messages", () => {
  it("a further question is answered in place", async () => {
    const { standIn } = await setUp();
    await standIn.socket.send(direct(ABOUT));
    await until(() => standIn.posts.length === 1);
    const [post] = standIn.posts;
    if (post === undefined) throw new Error("nothing was sent");
    await pressOn(standIn, post, "How often do I feed", { channel: "D1" });
    await until(() => standIn.posts.length === 2);
    expect(standIn.posts[1]).toMatchObject({ channel: "D1", thread: undefined });
  });
});
