import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/conversation/memory-store.ts";
import { EMPTY_CONTEXT } from "../../src/core/context.ts";
import { createReplyMaker } from "../../src/core/reply/make.ts";
import { type Bot, bot, button, buttonsOf, disclaimer, discord, guide, setUp, textOf, until } from "./bot.ts";
import { commandData, messageData, pressData, windowData } from "./stand-in/events.ts";
import { fieldOf } from "./stand-in/gateway.ts";
import { ANN, BEN, BOT, DIRECT, GUILD } from "./stand-in/ids.ts";
import type { Post } from "./stand-in/rest.ts";
import type { StandIn } from "./stand-in/stand-in.ts";

const FEEDING = "how often must I feed my starter?";
const DAY = 24 * 60 * 60_000;

async function mention(standIn: StandIn, text: string): Promise<Post> {
  const before = standIn.posts.length;
  standIn.say(messageData(`<@${BOT}> ${text}`, { mentions: [BOT] }));
  await until(() => standIn.posts.length > before);
  return lastOf(standIn);
}

async function askPrivately(standIn: StandIn, text: string): Promise<Post> {
  const exchange = standIn.ask(commandData("ask", { question: text, private: true }));
  await until(() => exchange.state === "answered");
  return lastOf(standIn);
}

function lastOf(standIn: StandIn): Post {
  const post = standIn.posts.at(-1);
  if (post === undefined) throw new Error("nothing was posted");
  return post;
}

async function press(standIn: StandIn, label: string | RegExp, on: Post, user = ANN) {
  const exchange = standIn.ask(pressData(button(on, label), on, { user }));
  await until(() => exchange.state === "answered");
  return exchange;
}

describe("under an answer", () => {
  it("stand at most five controls: questions to go on with, the section, and whether it helped", async () => {
    const { standIn } = await setUp();
    const labels = buttonsOf((await mention(standIn, FEEDING)).body).map(({ label }) => label);
    expect(labels).toEqual([...labels.slice(0, -3), "Read the section", "Helpful", "Not helpful"]);
    expect(labels.length).toBeGreaterThan(3);
    expect(labels.length).toBeLessThanOrEqual(5);
  });

  it("a follow-up goes on in public for who asked, and privately for anybody else", async () => {
    const { standIn } = await setUp();
    const answer = await mention(standIn, FEEDING);
    const [first] = buttonsOf(answer.body);
    const own = await press(standIn, first?.label ?? "", answer);
    expect(own.ephemeral).toBe(false);
    const other = await press(standIn, first?.label ?? "", answer, BEN);
    expect(other.ephemeral).toBe(true);
    expect(textOf(other.data)).toContain(first?.label);
  });

  it("the whole section can be read", async () => {
    const { standIn } = await setUp();
    const { data } = await press(standIn, "Read the section", await mention(standIn, FEEDING));
    expect(textOf(data)).toContain("A finished loaf keeps for about five days");
    expect(textOf(data)).toContain("Baking At Home");
  });

  it("ratings change what is kept, and say so", async () => {
    const store = createMemoryStore();
    const given: string[] = [];
    const { standIn } = await setUp({
      store: { ...store, addFeedback: async (row) => void given.push(`${row.topic} ${row.verdict}`) },
    });
    const answer = await mention(standIn, FEEDING);
    expect(textOf((await press(standIn, /^Helpful/, answer)).data)).toContain("good to know");
    expect(textOf((await press(standIn, "Not helpful", answer)).data)).toContain("Thank you for telling me");
    expect(given).toEqual(["feeding helpful", "feeding not-helpful"]);
  });

  it("every press is answered with the disclaimer at its end", async () => {
    const { standIn } = await setUp();
    const answer = await mention(standIn, FEEDING);
    for (const { label } of buttonsOf(answer.body))
      await press(standIn, new RegExp(`^${label.replace(/[?]/g, "\\?")}$`), answer);
    for (const { body } of standIn.posts) expect(textOf(body).endsWith(disclaimer)).toBe(true);
  });

  it("a press goes on working after a restart", async () => {
    const store = createMemoryStore();
    const standIn = await discord();
    const first: Bot = await bot(standIn, { store });
    const answer = await mention(standIn, FEEDING);
    await first.stop();
    standIn.commands = undefined;
    await bot(standIn, { store });
    const { data } = await press(standIn, "Read the section", answer);
    expect(textOf(data)).toContain("Baking At Home");
  });

  it("a press that comes too late is told so, and so is one on a button of nobody knows what", async () => {
    let now = Date.now();
    const { standIn } = await setUp({ clock: () => now });
    const answer = await mention(standIn, FEEDING);
    now += 9 * DAY;
    expect(textOf((await press(standIn, "Read the section", answer)).data)).toContain("too old");
    const strange = standIn.ask(pressData("v0:whatever", answer));
    await until(() => strange.state === "answered");
    expect(textOf(strange.data)).toContain("too old");
  });

  it("a press that is delivered twice is answered once", async () => {
    const { standIn } = await setUp();
    const answer = await mention(standIn, FEEDING);
    const pressed = pressData(button(answer, "Read the section"), answer);
    standIn.ask(pressed);
    standIn.ask(pressed);
    await until(() => standIn.posts.length === 2);
    expect(standIn.calls.filter(({ path }) => path.endsWith("/callback"))).toHaveLength(1);
  });
});

/** A guide to which one question is unclear: the small folder's own has no two topics that are near enough. */
function unclearGuide(): typeof guide {
  const { topics } = guide.knowledge;
  const readings = topics.filter(({ open }) => !open).slice(0, 2);
  const make = createReplyMaker(guide.knowledge);
  return {
    ...guide,
    reply(text, context = EMPTY_CONTEXT, at) {
      if (text !== "unclear") return guide.reply(text, context, at);
      const suggestions = readings.map(({ title }) => title);
      return {
        reply: make({ kind: "clarify", question: text, lead: "Which of these do you mean?", suggestions }),
        context: { ...context, offered: readings.map(({ id }) => id) },
        trace: { because: "two readings", ranked: [], alarm: 0, words: [], shown: undefined, conditions: [] },
      };
    },
  };
}

describe("an unclear question", () => {
  it("gets its readings and none of these, and a reading that is pressed is answered", async () => {
    const unclear = unclearGuide();
    const { standIn } = await setUp({ guide: () => unclear });
    const answer = await mention(standIn, "unclear");
    const labels = buttonsOf(answer.body).map(({ label }) => label);
    expect(labels).toEqual(["What is sourdough?", "What is it good for?", "None of these"]);
    const { data, ephemeral } = await press(standIn, "What is it good for", answer);
    expect(ephemeral).toBe(false);
    expect(textOf(data)).toContain("### What is it good for?");
  });

  it("of which none is meant is told so, and offered something else", async () => {
    const unclear = unclearGuide();
    const { standIn } = await setUp({ guide: () => unclear });
    const answer = await mention(standIn, "unclear");
    const { data } = await press(standIn, "None of these", answer);
    expect(textOf(data)).toContain("may not say");
    expect(buttonsOf(data).map(({ label }) => label)).not.toContain("What is it good for?");
  });
});

describe("somebody who speaks of a condition in public", () => {
  it("is offered to go on in private, in a window that ends with the disclaimer", async () => {
    const { standIn } = await setUp();
    const answer = await mention(standIn, "I have celiac disease");
    const { type, data } = await press(standIn, "Go on in private", answer);
    expect(type).toBe(9);
    expect(textOf(data)).toContain("the answer is for you alone");
    expect(textOf(data).endsWith(disclaimer)).toBe(true);
    expect(standIn.faults).toEqual([]);
  });

  it("is answered for themselves alone there, and what they said before still counts", async () => {
    const { standIn } = await setUp();
    const answer = await mention(standIn, "I have celiac disease");
    const { data } = await press(standIn, "Go on in private", answer);
    const asked = standIn.ask(
      windowData(String(fieldOf(data, "custom_id")), "question", "what is it good for?"),
    );
    await until(() => asked.state === "answered");
    expect(asked.ephemeral).toBe(true);
    expect(textOf(asked.data)).toContain("Should be avoided in celiac disease");
    expect(textOf(asked.data)).not.toContain("easier to digest");
  });
});

describe("a private answer", () => {
  it("can be shared with the channel, without a word of who asked", async () => {
    const { standIn } = await setUp();
    const answer = await askPrivately(standIn, FEEDING);
    const shared = await press(standIn, "Share with the channel", answer);
    expect(shared.ephemeral).toBe(false);
    expect(textOf(shared.data)).toContain("Feed the starter once a day");
    expect(textOf(shared.data)).toContain("Shared from a private answer");
  });

  it("about a condition cannot", async () => {
    const { standIn } = await setUp();
    const answer = await askPrivately(standIn, "I have celiac disease");
    expect(buttonsOf(answer.body).map(({ label }) => label)).not.toContain("Share with the channel");
  });

  it("is not shared with a channel in which the server wants no answers", async () => {
    const { standIn, conversation } = await setUp();
    const answer = await askPrivately(standIn, FEEDING);
    await conversation.changeSettings("discord", GUILD, { channels: [] });
    const { ephemeral, data } = await press(standIn, "Share with the channel", answer);
    expect(ephemeral).toBe(true);
    expect(textOf(data)).toContain("I do not answer publicly in this channel");
  });

  it("in the conversation with the bot has nobody to be shared with", async () => {
    const { standIn } = await setUp();
    standIn.say(messageData(FEEDING, { direct: true }));
    await until(() => standIn.posts.length === 1);
    expect(lastOf(standIn).channel).toBe(DIRECT);
    expect(buttonsOf(lastOf(standIn).body).map(({ label }) => label)).not.toContain("Share with the channel");
  });
});
