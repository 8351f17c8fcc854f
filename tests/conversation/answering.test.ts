import { describe, expect, it } from "vitest";
import { LONGEST_QUESTION } from "../../src/conversation/message.ts";
import type { Guide } from "../../src/core/guide.ts";
import { bakeryGuide } from "../support/guide.ts";
import { said, testService, withNotices } from "./service.ts";

describe("the conversation service", () => {
  it("answers a question, and what follows from it in its context", async () => {
    const { ask } = testService();
    expect(said(await ask("how often must I feed my starter"))).toMatchObject({
      kind: "answer",
      topic: "feeding",
    });
    const more = said(await ask("1"));
    expect(more).toMatchObject({ kind: "answer" });
    expect(more).not.toMatchObject({ topic: "feeding" });
  });

  it("answers a redelivered event once", async () => {
    const { ask, sent } = testService();
    await ask("what is sourdough?", { id: "e1" });
    expect(await ask("what is sourdough?", { id: "e1" })).toEqual({ kind: "already", state: "answered" });
    expect(sent).toHaveLength(1);
  });

  it("answers a post once that comes by two events", async () => {
    const { ask, sent } = testService();
    const outcomes = await Promise.all([
      ask("what is sourdough?", { id: "mention", post: "C1:17.1" }),
      ask("what is sourdough?", { id: "message", post: "C1:17.1" }),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["already", "answered"]);
    expect(sent).toHaveLength(1);
  });

  it("tells platforms apart that use the same ids", async () => {
    const { ask, sent } = testService();
    await ask("what is sourdough?", { id: "e1", platform: "one" });
    await ask("what is sourdough?", { id: "e1", platform: "two" });
    expect(sent).toHaveLength(2);
  });

  it("forgets the context 30 minutes after the last message, and not before", async () => {
    const { ask, clock } = testService();
    await ask("I have celiac disease");
    clock.pass(29 * 60_000);
    expect(said(await ask("what is it good for?")).kind).toBe("caution");
    clock.pass(29 * 60_000);
    expect(said(await ask("what is it good for?")).kind).toBe("caution");
    clock.pass(31 * 60_000);
    expect(said(await ask("what is it good for?")).kind).toBe("answer");
  });

  it("keeps contexts apart by person, place and platform", async () => {
    const { ask } = testService();
    await ask("I have celiac disease");
    for (const other of [{ person: "another" }, { place: "another" }, { platform: "another" }]) {
      expect(said(await ask("what is it good for?", other)).kind).toBe("answer");
    }
    expect(said(await ask("what is it good for?")).kind).toBe("caution");
  });

  it("answers one conversation's messages one after another, and other people's meanwhile", async () => {
    const { conversation, ask, deliver } = testService();
    let accept = (): void => {};
    const accepted = new Promise<void>((resolve) => {
      accept = resolve;
    });
    const order: string[] = [];
    const first = conversation.answer(
      {
        platform: "test",
        id: "a",
        home: null,
        place: "place",
        person: "person",
        privacy: "private",
        request: { kind: "question", text: "I have celiac disease" },
      },
      async (outgoing, message) => {
        await accepted;
        order.push("first");
        return await deliver(outgoing, message);
      },
    );
    const second = ask("what is it good for?").then((outcome) => {
      order.push("second");
      return outcome;
    });
    await ask("what is sourdough?", { person: "another" });
    order.push("other");
    accept();
    await first;
    expect(said(await second).kind).toBe("caution");
    expect(order).toEqual(["other", "first", "second"]);
  });

  it("cuts a text that is too long in its middle, so that what is said at its ends is still met", async () => {
    const guide = withNotices(bakeryGuide());
    const read: string[] = [];
    // What the core makes of a long story is its own concern: here it finds one sentence or none.
    const reply: Guide["reply"] = (text, context, at) => {
      read.push(text);
      const found = ["I cannot breathe", "I have celiac disease"].find((sentence) => text.includes(sentence));
      return guide.reply(found ?? "what is sourdough?", context, at);
    };
    const { ask } = testService({ guide: () => ({ ...guide, reply }) });
    const long = "I like bread very much indeed. ".repeat(2000);
    expect(said(await ask(`${long} I cannot breathe`)).kind).toBe("urgent");
    expect(said(await ask(`I have celiac disease. ${long}`, { place: "another" })).kind).toBe("caution");
    expect(said(await ask(long, { place: "third" }))).toMatchObject({ kind: "notice", name: "too-long" });
    for (const text of read) expect(text.length).toBeLessThanOrEqual(LONGEST_QUESTION);
  });

  it("says that something went wrong where the core fails, and nothing of what", async () => {
    const broken = testService();
    const failing = testService({
      guide: () => ({
        knowledge: broken.knowledge,
        reply() {
          throw new Error("secret words");
        },
      }),
    });
    const says = said(await failing.ask("what is sourdough?"));
    expect(says).toMatchObject({ kind: "notice", name: "trouble" });
    expect(says.text).not.toContain("secret");
    expect(says.text.endsWith(broken.knowledge.article.disclaimer)).toBe(true);
  });

  it("names the understood question only where the match is sure", async () => {
    const { ask } = testService();
    const sure = await ask("how often must I feed my starter");
    expect(sure).toMatchObject({ outgoing: { title: expect.stringContaining("?") } });
    expect(await ask("hello")).toMatchObject({ outgoing: { title: null } });
  });
});
