import { describe, expect, it } from "vitest";
import { aMoment, bot, buttonsOf, disclaimer, discord, setUp, textOf, until } from "./bot.ts";
import { commandData, menuData, messageData } from "./stand-in/events.ts";
import { ANN, BEN, BOT, DIRECT, GENERAL, nextId, QUIET, THREAD } from "./stand-in/ids.ts";

const FEEDING = "how often must I feed my starter?";
const FED = "Feed the starter once a day";
const pinged = `<@${BOT}> ${FEEDING}`;

describe("a message", () => {
  it("that names the bot is answered in place, as a reply, with the section it is from", async () => {
    const { standIn } = await setUp();
    const asked = standIn.say(messageData(pinged, { mentions: [BOT] }));
    await until(() => standIn.posts.length === 1);
    const [post] = standIn.posts;
    expect(post).toMatchObject({ reply: asked.id, channel: GENERAL });
    expect(textOf(post?.body)).toContain(FED);
    expect(textOf(post?.body)).toContain("> -# Baking At Home");
    expect(standIn.faults).toEqual([]);
  });

  it("in a thread is answered in the thread", async () => {
    const { standIn } = await setUp();
    standIn.say(messageData(pinged, { mentions: [BOT], channel: THREAD }));
    await until(() => standIn.posts.length === 1);
    expect(standIn.posts[0]?.channel).toBe(THREAD);
  });

  it("that replies to the bot and pings it is answered", async () => {
    const { standIn } = await setUp();
    standIn.say(messageData(FEEDING, { mentions: [BOT], type: 19 }));
    await until(() => standIn.posts.length === 1);
    expect(textOf(standIn.posts[0]?.body)).toContain(FED);
  });

  it("from somebody who never wrote before is answered in the direct conversation", async () => {
    const { standIn } = await setUp();
    standIn.say(messageData(FEEDING, { direct: true }));
    await until(() => standIn.posts.length === 1);
    expect(standIn.posts[0]).toMatchObject({ channel: DIRECT, ephemeral: false });
    expect(textOf(standIn.posts[0]?.body)).toContain(FED);
  });

  it("of nothing but the bot's name is told how to ask", async () => {
    const { standIn } = await setUp();
    standIn.say(messageData(`<@${BOT}>`, { mentions: [BOT] }));
    await until(() => standIn.posts.length === 1);
    expect(textOf(standIn.posts[0]?.body)).toContain("automated guide");
  });

  it("keeps its context, person by person", async () => {
    const { standIn } = await setUp();
    standIn.say(messageData(`<@${BOT}> I have celiac disease`, { mentions: [BOT] }));
    await until(() => standIn.posts.length === 1);
    standIn.say(messageData(`<@${BOT}> what is it good for?`, { mentions: [BOT] }));
    standIn.say(messageData(`<@${BOT}> what is it good for?`, { mentions: [BOT], author: BEN }));
    await until(() => standIn.posts.length === 3);
    const texts = standIn.posts.map(({ body }) => textOf(body));
    expect(texts.filter((text) => text.includes("celiac disease"))).toHaveLength(2);
  });

  it.each([
    ["another bot", { mentions: [BOT], bot: true }],
    ["a webhook", { mentions: [BOT], webhook: nextId() }],
    ["the bot itself", { mentions: [BOT], author: BOT, bot: true }],
    ["somebody who calls everyone", { everyone: true }],
    ["somebody who calls a role", { roles: [nextId()] }],
    ["the system", { mentions: [BOT], type: 7 }],
    ["somebody who speaks to others", { mentions: [BEN] }],
    ["somebody who speaks to nobody", {}],
  ])("of %s is ignored", async (_who, options) => {
    const { standIn } = await setUp();
    standIn.say(messageData(`<@${BOT}> @everyone ${FEEDING}`, options));
    await aMoment();
    expect(standIn.posts).toEqual([]);
  });

  it("that replies to the bot without pinging it comes without its text, and is ignored", async () => {
    const { standIn } = await setUp();
    standIn.say(messageData("", { type: 19 }));
    await aMoment();
    expect(standIn.posts).toEqual([]);
  });

  it("delivered twice is answered once, at the same time and later, by this run and the next", async () => {
    const { createMemoryStore } = await import("../../src/conversation/memory-store.ts");
    const store = createMemoryStore();
    const standIn = await discord();
    const first = await bot(standIn, { store });
    const asked = messageData(pinged, { mentions: [BOT] });
    standIn.say(asked);
    standIn.say(asked);
    await until(() => standIn.posts.length === 1);
    standIn.say(asked);
    await aMoment();
    await first.stop();
    standIn.commands = undefined;
    await bot(standIn, { store });
    standIn.say(asked);
    await aMoment();
    expect(standIn.posts).toHaveLength(1);
  });

  it("carries a nonce made from its id, so that Discord guards against a double too", async () => {
    const { standIn } = await setUp();
    const { id } = standIn.say(messageData(pinged, { mentions: [BOT] }));
    await until(() => standIn.posts.length === 1);
    expect(standIn.posts[0]?.body).toMatchObject({
      nonce: id,
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
    });
  });
});

describe("/ask", () => {
  it("answers for the person alone where the server says nothing else", async () => {
    const { standIn } = await setUp();
    const exchange = standIn.ask(commandData("ask", { question: FEEDING }));
    await until(() => exchange.state === "answered");
    expect(exchange.ephemeral).toBe(true);
    expect(textOf(exchange.data)).toContain(FED);
  });

  it("answers for everybody when the person says so", async () => {
    const { standIn } = await setUp();
    const exchange = standIn.ask(commandData("ask", { question: FEEDING, private: false }));
    await until(() => exchange.state === "answered");
    expect(exchange.ephemeral).toBe(false);
  });

  it("hides nothing in the conversation with the bot, where nobody else reads", async () => {
    const { standIn } = await setUp();
    const exchange = standIn.ask(commandData("ask", { question: FEEDING }, { context: 1 }));
    await until(() => exchange.state === "answered");
    expect(exchange.ephemeral).toBe(false);
  });

  it("works between other people, for somebody who installed it for themselves", async () => {
    const { standIn } = await setUp();
    const exchange = standIn.ask(
      commandData("ask", { question: FEEDING }, { context: 2, channel: nextId() }),
    );
    await until(() => exchange.state === "answered");
    expect(exchange.ephemeral).toBe(true);
  });

  it("says nothing in public of what was said in private", async () => {
    const { standIn } = await setUp();
    const told = standIn.ask(commandData("ask", { question: "I have celiac disease" }));
    await until(() => told.state === "answered");
    const asked = standIn.ask(commandData("ask", { question: "what is it good for?", private: false }));
    await until(() => asked.state === "answered");
    expect(textOf(asked.data)).not.toContain("celiac");
  });

  it("delivered twice is answered once", async () => {
    const { standIn } = await setUp();
    const asked = commandData("ask", { question: FEEDING });
    standIn.ask(asked);
    standIn.ask(asked);
    await until(() => standIn.posts.length === 1);
    await aMoment();
    expect(standIn.calls.filter(({ path }) => path.endsWith("/callback"))).toHaveLength(1);
  });

  it("answers somebody who asks too much instead of leaving them waiting", async () => {
    const { createLimits, RATES } = await import("../../src/conversation/rate-limits.ts");
    const limits = createLimits({ ...RATES, person: { points: 1, duration: 60 } });
    const { standIn } = await setUp({ limits });
    const exchanges = [1, 2, 3].map(() => standIn.ask(commandData("ask", { question: FEEDING })));
    await until(() => exchanges.every(({ state }) => state === "answered"));
    const refused = exchanges.filter(({ data }) => textOf(data).includes("give me a minute"));
    expect(refused).toHaveLength(2);
  });
});

describe("everything that is sent", () => {
  it("ends with the disclaimer, keeps to Discord's limits, and pings nobody", async () => {
    const { standIn } = await setUp();
    const target = messageData("is it safe to eat?", { author: BEN });
    const asked = [
      commandData("ask", { question: "I have celiac disease, @everyone <@1>" }),
      commandData("ask", { question: "my throat is closing after eating bread" }),
      commandData("ask", { question: "what is it" }),
      commandData("ask", { question: "what does a loaf cost?" }),
      commandData("ask", { question: "x".repeat(2000) }),
      commandData("topics"),
      commandData("safety", { condition: "diabetes" }),
      commandData("about"),
      commandData("help"),
      commandData("settings"),
      commandData("settings", { private: false }, { permissions: 32n }),
      menuData("Ask the guide", target),
      menuData("Remove this answer", target),
      commandData("forget-me"),
      commandData("gone-in-this-version"),
    ];
    for (const data of asked) {
      const exchange = standIn.ask(data);
      await until(() => exchange.state === "answered");
    }
    standIn.say(messageData("thanks", { direct: true, author: ANN }));
    await until(() => standIn.posts.length === asked.length + 1);
    for (const { body } of standIn.posts) expect(textOf(body).endsWith(disclaimer)).toBe(true);
    expect(standIn.faults).toEqual([]);
  });

  it("of an emergency is the card alone, with nothing to press", async () => {
    const { standIn } = await setUp();
    standIn.say(messageData(`<@${BOT}> my throat is closing after eating bread`, { mentions: [BOT] }));
    await until(() => standIn.posts.length === 1);
    const [post] = standIn.posts;
    expect(textOf(post?.body)).toBe(
      `This may be an emergency. Please call your local emergency number now.\n-# ${disclaimer}`,
    );
    expect(buttonsOf(post?.body)).toEqual([]);
  });

  it("about a condition begins with the precaution", async () => {
    const { standIn } = await setUp();
    standIn.say(messageData(`<@${BOT}> can I eat it with celiac disease?`, { mentions: [BOT] }));
    await until(() => standIn.posts.length === 1);
    const text = textOf(standIn.posts[0]?.body);
    expect(text.indexOf("> **“It should be avoided by anyone with celiac disease")).toBeGreaterThan(0);
    expect(text.match(/“/g)?.[0]).toBe(text[text.indexOf("“It should be avoided")]);
    expect(standIn.posts[0]?.body).toMatchObject({ components: [{ accent_color: 0xf0b232 }, {}, {}] });
  });
});

it("asks for no privileged intent", async () => {
  const { standIn } = await setUp();
  // Guilds, GuildMessages and DirectMessages.
  expect(standIn.gateway.intents).toBe((1 << 0) | (1 << 9) | (1 << 12));
});

it("keeps to the channels that the people who run a server have named, and answers privately elsewhere", async () => {
  const { standIn, conversation } = await setUp();
  await conversation.changeSettings("discord", "1300000000000000002", { channels: [GENERAL] });
  standIn.say(messageData(pinged, { mentions: [BOT], channel: QUIET }));
  const exchange = standIn.ask(commandData("ask", { question: FEEDING, private: false }, { channel: QUIET }));
  standIn.say(messageData(pinged, { mentions: [BOT], channel: THREAD, author: BEN }));
  await until(() => exchange.state === "answered" && standIn.posts.length === 2);
  await aMoment();
  expect(exchange.ephemeral).toBe(true);
  expect(standIn.posts.map(({ channel }) => channel).sort()).toEqual([QUIET, THREAD].sort());
});
