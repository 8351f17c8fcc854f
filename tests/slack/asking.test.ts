import { describe, expect, it } from "vitest";
import { aMoment, expectDisclaimer, setUp, shown, until } from "./bot.ts";
import { command, direct, edited, event, inChannel, mention, newStamp, shortcut } from "./stand-in/events.ts";
import { BOT, BOT_USER } from "./stand-in/ids.ts";

const FEEDING = "how often do I feed the starter";
const FED = "Feed the starter once a day";

describe("in a channel", () => {
  it("a mention is answered in its thread", async () => {
    const { standIn } = await setUp();
    const ts = newStamp();
    await standIn.socket.send(mention(FEEDING, { ts }));
    await until(() => standIn.posts.length === 1);
    const [post] = standIn.posts;
    expect(post).toMatchObject({ channel: "C1", thread: ts });
    if (post === undefined) throw new Error("nothing was sent");
    expect(shown(post)).toContain(FED);
    expect(post.text).toContain(FED);
    expectDisclaimer(post);
  });

  it("a mention within a thread is answered in that thread", async () => {
    const { standIn } = await setUp();
    await standIn.socket.send(mention(FEEDING, { thread: "1700000000.000100" }));
    await until(() => standIn.posts.length === 1);
    expect(standIn.posts[0]?.thread).toBe("1700000000.000100");
  });

  it("the two events of one mention get one answer, in either order", async () => {
    const { standIn } = await setUp();
    for (const [at, ts] of [newStamp(), newStamp()].entries()) {
      const both = [mention(FEEDING, { ts }), inChannel(`<@${BOT_USER}> ${FEEDING}`, { ts })];
      for (const each of at === 0 ? both : both.reverse()) await standIn.socket.send(each);
    }
    await until(() => standIn.posts.length === 2);
    await aMoment();
    expect(standIn.posts).toHaveLength(2);
  });

  it("other messages of a thread are left alone, whether it has answered there or not", async () => {
    const { standIn } = await setUp();
    const ts = newStamp();
    await standIn.socket.send(mention(FEEDING, { ts }));
    await until(() => standIn.posts.length === 1);
    await standIn.socket.send(inChannel("and how often does it eat?", { thread: ts }));
    await standIn.socket.send(inChannel("what is sourdough?"));
    await aMoment();
    expect(standIn.posts).toHaveLength(1);
  });

  it("a mention and nothing else is told how to ask", async () => {
    const { standIn } = await setUp();
    await standIn.socket.send(mention(""));
    await until(() => standIn.posts.length === 1);
    expect(standIn.posts[0]?.text).toContain("Ask me a question in your own words");
  });
});

describe("in a direct message", () => {
  it("a question is answered in place", async () => {
    const { standIn } = await setUp();
    await standIn.socket.send(direct(FEEDING));
    await until(() => standIn.posts.length === 1);
    const [post] = standIn.posts;
    expect(post).toMatchObject({ channel: "D1", thread: undefined });
    if (post !== undefined) expectDisclaimer(post);
  });

  it("a question in a thread is answered in that thread", async () => {
    const { standIn } = await setUp();
    await standIn.socket.send(direct(FEEDING, { thread: "1700000000.000100" }));
    await until(() => standIn.posts.length === 1);
    expect(standIn.posts[0]?.thread).toBe("1700000000.000100");
  });
});

describe("by /ask", () => {
  it("a question is answered for the person alone, and can be shared", async () => {
    const { standIn } = await setUp();
    await standIn.socket.send(command(FEEDING, { url: standIn.address() }));
    await until(() => standIn.responses.length === 1);
    const [answer] = standIn.responses;
    expect(answer?.open).toBe(false);
    if (answer === undefined) throw new Error("nothing was sent");
    expect(shown(answer)).toContain(FED);
    expect(JSON.stringify(answer.blocks)).toContain("Share with the channel");
    expectDisclaimer(answer);
    expect(standIn.posts).toEqual([]);
  });

  it.each([
    ["help", "Ask me a question in your own words"],
    ["", "Ask me a question in your own words"],
    ["about", "no person reads along"],
    ["topics", "What is sourdough?"],
    ["Forget-me", "that I kept"],
    ["forget me", "that I kept"],
  ])("/ask %s", async (text, expected) => {
    const { standIn } = await setUp();
    await standIn.socket.send(command(text, { url: standIn.address() }));
    await until(() => standIn.responses.length === 1);
    const [answer] = standIn.responses;
    expect(answer?.open).toBe(false);
    expect(answer?.text).toContain(expected);
    if (answer !== undefined) expectDisclaimer(answer);
  });
});

describe("by a message's menu", () => {
  it("the message is answered for whoever asks, in its thread", async () => {
    const { standIn } = await setUp();
    const url = standIn.address();
    await standIn.socket.send(shortcut(FEEDING, { url, thread: "1700000000.000100" }));
    await until(() => standIn.responses.length === 1);
    const [answer] = standIn.responses;
    expect(answer).toMatchObject({ open: false, thread: "1700000000.000100" });
    if (answer === undefined) throw new Error("nothing was sent");
    expect(answer.text).toContain(FED);
    expectDisclaimer(answer);
  });
});

describe("what is nobody's question", () => {
  it.each([
    ["a bot's post", mention(FEEDING, { more: { bot_id: "B9" } })],
    ["a bot's message", direct(FEEDING, { more: { bot_id: "B9", subtype: "bot_message" } })],
    [
      "a workflow's message",
      inChannel(`<@${BOT_USER}> hi`, { more: { subtype: "bot_message", bot_id: "B8", workflow_id: "W1" } }),
    ],
    ["its own message", direct(FEEDING, { user: BOT_USER, more: { bot_id: BOT } })],
    ["somebody who joins", inChannel(`<@${BOT_USER}> has joined`, { more: { subtype: "channel_join" } })],
    ["Slack's own message", direct(FEEDING, { user: "USLACKBOT" })],
    ["an edit", edited(`<@${BOT_USER}> ${FEEDING}`, "C1", "1700000000.000100")],
    ["an event that nobody asked for", event({ type: "reaction_added", user: "U1" })],
  ])("%s is ignored, and acknowledged", async (_, sent) => {
    const { standIn } = await setUp();
    await standIn.socket.send(sent);
    await aMoment(60);
    expect(standIn.posts).toEqual([]);
    expect(standIn.socket.unacknowledged).toBe(0);
  });
});

describe("what was typed", () => {
  it("is read without Slack's markup, and never comes back live", async () => {
    const { standIn } = await setUp();
    const typed =
      "is it safe with &lt;!channel&gt; &amp; <https://evil.example|my bank> <!here> <@U2|bob>disease?";
    await standIn.socket.send(mention(typed));
    await until(() => standIn.posts.length === 1);
    const [post] = standIn.posts;
    if (post === undefined) throw new Error("nothing was sent");
    expect(post.text).not.toMatch(/<[@#!]|<https?:/);
    expect(shown(post)).not.toMatch(/</);
  });
});

it("an edited question brings no second answer", async () => {
  const { standIn } = await setUp();
  const ts = newStamp();
  await standIn.socket.send(mention(FEEDING, { ts }));
  await until(() => standIn.posts.length === 1);
  await standIn.socket.send(edited(`<@${BOT_USER}> what is sourdough`, "C1", ts));
  // Slack sends the mention of an edited post anew.
  await standIn.socket.send(mention("what is sourdough", { ts, more: { edited: { user: "U1", ts } } }));
  await aMoment();
  expect(standIn.posts).toHaveLength(1);
});
