import { describe, expect, it } from "vitest";
import { aMoment, disclaimer, guide, setUp, textOf, until } from "./bot.ts";
import { commandData, menuData, messageData, typingData } from "./stand-in/events.ts";
import { fieldOf } from "./stand-in/gateway.ts";
import { ANN, BEN, BOT, GENERAL, GUILD, nextId, QUIET } from "./stand-in/ids.ts";
import type { Exchange } from "./stand-in/rest.ts";
import type { StandIn } from "./stand-in/stand-in.ts";

const FEEDING = "how often must I feed my starter?";
const MANAGE_GUILD = 1n << 5n;
const MANAGE_MESSAGES = 1n << 13n;

async function run(standIn: StandIn, ...data: Parameters<typeof commandData>): Promise<Exchange> {
  const exchange = standIn.ask(commandData(...data));
  await until(() => exchange.state === "answered");
  return exchange;
}

async function choose(standIn: StandIn, ...data: Parameters<typeof menuData>): Promise<Exchange> {
  const exchange = standIn.ask(menuData(...data));
  await until(() => exchange.state === "answered");
  return exchange;
}

async function suggest(standIn: StandIn, command: string, option: string, typed: string): Promise<string[]> {
  const exchange = standIn.ask(typingData(command, option, typed));
  await until(() => exchange.state === "answered");
  const choices = fieldOf(exchange.data, "choices");
  return Array.isArray(choices) ? choices.map((choice) => String(fieldOf(choice, "value"))) : [];
}

it("commands are registered by one request, for servers and people, in every kind of conversation", async () => {
  const { standIn } = await setUp();
  const puts = standIn.calls.filter(({ method }) => method === "PUT");
  expect(puts).toHaveLength(1);
  const commands = Array.isArray(standIn.commands) ? standIn.commands : [];
  expect(commands.map((each) => fieldOf(each, "name"))).toEqual([
    "ask",
    "topics",
    "safety",
    "about",
    "forget-me",
    "help",
    "settings",
    "Ask the guide",
    "Remove this answer",
  ]);
  for (const command of commands) {
    const isSettings = fieldOf(command, "name") === "settings";
    expect(command).toMatchObject({
      contexts: isSettings ? [0] : [0, 1, 2],
      integration_types: isSettings ? [0] : [0, 1],
      ...(isSettings ? { default_member_permissions: MANAGE_GUILD.toString() } : {}),
    });
  }
  expect(standIn.faults).toEqual([]);
});

describe("while somebody types", () => {
  it("their own words are the first suggestion, and topics follow however badly they are typed", async () => {
    const { standIn } = await setUp();
    for (const typed of [
      "how oftn feed strater",
      "oftenfeed the starter",
      "STARTER feeding",
      "fed starter",
    ]) {
      const found = await suggest(standIn, "ask", "question", typed);
      expect(found[0], typed).toBe(typed);
      expect(found.slice(1, 3), typed).toContain("How often do I feed the starter?");
    }
  });

  it("nothing yet, every question that is answered is suggested, and none that is not", async () => {
    const { standIn } = await setUp();
    const found = await suggest(standIn, "ask", "question", "");
    const titles = guide.knowledge.topics.filter(({ open }) => !open).map(({ title }) => title);
    expect(found).toEqual(titles.slice(0, 25));
  });

  it("conditions are found by any of their names", async () => {
    const { standIn } = await setUp();
    expect(await suggest(standIn, "safety", "condition", "coeliak")).toContain("celiac disease");
    expect(await suggest(standIn, "safety", "condition", "ibs")).toContain("irritable bowel syndrome");
  });

  it("texts of any length and kind are met with at most 25 suggestions of at most 100 characters", async () => {
    const { standIn } = await setUp();
    for (const typed of ["x".repeat(2000), "👩‍👩‍👧‍👦".repeat(60), "\ud800", "   ", "*".repeat(99)]) {
      await suggest(standIn, "ask", "question", typed);
    }
    expect(standIn.faults).toEqual([]);
  });

  it("a suggestion that is taken is answered as its topic", async () => {
    const { standIn } = await setUp();
    const { data } = await run(standIn, "ask", { question: "How often do I feed the starter?" });
    expect(textOf(data)).toContain("### How often do I feed the starter?");
  });
});

describe("the commands", () => {
  it("/topics lists what can be asked", async () => {
    const { standIn } = await setUp();
    const text = textOf((await run(standIn, "topics")).data);
    for (const { title } of guide.knowledge.topics) expect(text).toContain(title);
  });

  it("/topics takes as many messages as a long list needs, each with the disclaimer", async () => {
    const topics = Array.from({ length: 150 }, (_, at) => ({
      ...guide.knowledge.topics[0],
      id: `topic-${at}`,
      title: `What about the matter number ${at}, which is much asked about?`,
    }));
    const many = { ...guide, knowledge: { ...guide.knowledge, topics } } as typeof guide;
    const { standIn } = await setUp({ guide: () => many });
    await run(standIn, "topics");
    await until(() => standIn.posts.length >= 3);
    await aMoment(50);
    const texts = standIn.posts.map(({ body }) => textOf(body));
    for (const { title } of topics) expect(texts.some((text) => text.includes(title))).toBe(true);
    for (const text of texts) expect(text.endsWith(disclaimer)).toBe(true);
    expect(standIn.posts.every(({ ephemeral }) => ephemeral)).toBe(true);
    expect(standIn.faults).toEqual([]);
  });

  it("/safety tells what the article says about a condition, privately", async () => {
    const { standIn } = await setUp();
    const { data, ephemeral } = await run(standIn, "safety", { condition: "coeliac" });
    expect(ephemeral).toBe(true);
    expect(textOf(data)).toContain("It should be avoided by anyone with celiac disease");
  });

  it("/safety says that silence is no permission where the article does not mention a condition", async () => {
    const { standIn } = await setUp();
    const { data } = await run(standIn, "safety", { condition: "diabetes" });
    expect(textOf(data)).toContain("silence is no permission");
  });

  it("/about tells what this is, its source, its date and its version", async () => {
    const { standIn } = await setUp();
    const text = textOf((await run(standIn, "about")).data);
    const { article, version } = guide.knowledge;
    for (const fact of ["automated guide and no clinician", article.source, article.compared, version]) {
      expect(text.replaceAll("\\", "")).toContain(fact);
    }
  });

  it("/forget-me removes what is kept, and says what it was", async () => {
    const { standIn } = await setUp();
    await run(standIn, "ask", { question: FEEDING });
    expect(textOf((await run(standIn, "forget-me")).data)).toMatch(/conversations 1, answered messages 1/);
    const other = await run(standIn, "forget-me", {}, { user: BEN });
    expect(textOf(other.data)).toContain("nothing about you");
  });

  it("/help tells how to ask", async () => {
    const { standIn } = await setUp();
    expect(textOf((await run(standIn, "help")).data)).toContain("Ask me a question");
  });
});

describe("/settings", () => {
  it("is for people who manage the server", async () => {
    const { standIn, conversation } = await setUp();
    const { data } = await run(standIn, "settings", { private: false });
    expect(textOf(data)).toContain("Only people who may manage this server");
    expect((await conversation.settings("discord", GUILD)).privateByDefault).toBe(true);
  });

  it("changes whether /ask is private when nobody says", async () => {
    const { standIn } = await setUp();
    await run(standIn, "settings", { private: false }, { permissions: MANAGE_GUILD });
    expect((await run(standIn, "ask", { question: FEEDING })).ephemeral).toBe(false);
    await run(standIn, "settings", { private: true }, { permissions: MANAGE_GUILD });
    expect((await run(standIn, "ask", { question: FEEDING })).ephemeral).toBe(true);
  });

  it("names the channels that mentions are answered in, and takes them back", async () => {
    const { standIn } = await setUp();
    const manager = { permissions: MANAGE_GUILD };
    const named = await run(standIn, "settings", { "answer-in": `#${GENERAL}` }, manager);
    expect(textOf(named.data)).toContain("general");
    standIn.say(messageData(`<@${BOT}> ${FEEDING}`, { mentions: [BOT], channel: QUIET }));
    await aMoment();
    expect(standIn.posts.filter(({ channel }) => channel === QUIET)).toEqual([]);
    expect(textOf((await run(standIn, "settings", { "not-in": `#${GENERAL}` }, manager)).data)).toContain(
      "in no channel",
    );
    expect(textOf((await run(standIn, "settings", { everywhere: true }, manager)).data)).toContain(
      "in every channel",
    );
    standIn.say(messageData(`<@${BOT}> ${FEEDING}`, { mentions: [BOT], channel: QUIET }));
    await until(() => standIn.posts.some(({ channel }) => channel === QUIET));
  });
});

describe("from a message's Apps menu", () => {
  it("the guide is asked about any message, privately", async () => {
    const { standIn } = await setUp();
    const { ephemeral, data } = await choose(
      standIn,
      "Ask the guide",
      messageData(`hey <@${BEN}> ${FEEDING}`, { author: BEN }),
    );
    expect(ephemeral).toBe(true);
    expect(textOf(data)).toContain("Feed the starter once a day");
  });

  it("who asked removes an answer, and so does who manages messages; nobody else", async () => {
    const { standIn } = await setUp();
    const answers = [];
    for (let count = 0; count < 2; count += 1) {
      standIn.say(messageData(`<@${BOT}> ${FEEDING}`, { mentions: [BOT] }));
      await until(() => standIn.standing().filter(({ reply }) => reply !== undefined).length === count + 1);
      answers.push(standIn.posts.findLast(({ reply }) => reply !== undefined)?.id ?? "");
    }
    const [first = "", second = ""] = answers;
    const target = (id: string) => messageData("", { id, author: BOT, bot: true });
    const isThere = (id: string) => standIn.standing().some((post) => post.id === id);
    expect(
      textOf((await choose(standIn, "Remove this answer", target(first), { user: BEN })).data),
    ).toContain("Only whoever asked");
    expect(isThere(first)).toBe(true);
    expect(
      textOf((await choose(standIn, "Remove this answer", target(first), { user: ANN })).data),
    ).toContain("is gone");
    expect(isThere(first)).toBe(false);
    await choose(standIn, "Remove this answer", target(second), { user: BEN, permissions: MANAGE_MESSAGES });
    expect(isThere(second)).toBe(false);
  });

  it("who asked by /ask in public removes that answer too", async () => {
    const { standIn } = await setUp();
    const { original = "" } = await run(standIn, "ask", { question: FEEDING, private: false });
    await choose(standIn, "Remove this answer", messageData("", { id: original, author: BOT, bot: true }));
    expect(standIn.standing().some(({ id }) => id === original)).toBe(false);
  });

  it("nothing is removed that the bot did not write", async () => {
    const { standIn } = await setUp();
    const { data } = await choose(standIn, "Remove this answer", messageData("mine", { author: BEN }), {
      permissions: MANAGE_MESSAGES,
    });
    expect(textOf(data)).toContain("no answer of mine");
    expect(standIn.calls.filter(({ method }) => method === "DELETE")).toEqual([]);
  });

  it("an answer that is gone already, or cannot be reached, is told of without an error", async () => {
    const { standIn, lines } = await setUp();
    const asked = { user: BEN, permissions: MANAGE_MESSAGES };
    const gone = messageData("", { id: nextId(), author: BOT, bot: true });
    expect(textOf((await choose(standIn, "Remove this answer", gone, asked)).data)).toContain("is gone");
    standIn.forbidden.add(GENERAL);
    expect(textOf((await choose(standIn, "Remove this answer", gone, asked)).data)).toContain(
      "cannot remove it here",
    );
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("a question that is deleted", () => {
  const deletion = (id: string) => ({ id, channel_id: GENERAL, guild_id: GUILD });

  it("takes its answer along", async () => {
    const { standIn } = await setUp();
    const { id } = standIn.say(messageData(`<@${BOT}> ${FEEDING}`, { mentions: [BOT] }));
    await until(() => standIn.posts.length === 1);
    await aMoment(20);
    standIn.gateway.dispatch("MESSAGE_DELETE", deletion(id));
    await until(() => standIn.standing().length === 0);
  });

  it("takes its answer along when many are deleted at once", async () => {
    const { standIn } = await setUp();
    const { id } = standIn.say(messageData(`<@${BOT}> ${FEEDING}`, { mentions: [BOT] }));
    await until(() => standIn.posts.length === 1);
    await aMoment(20);
    standIn.gateway.dispatch("MESSAGE_DELETE_BULK", {
      ids: [nextId(), id],
      channel_id: GENERAL,
      guild_id: GUILD,
    });
    await until(() => standIn.standing().length === 0);
  });

  it("before its answer is there leaves no answer behind", async () => {
    const { standIn, lines } = await setUp();
    const asked = messageData(`<@${BOT}> ${FEEDING}`, { mentions: [BOT] });
    standIn.gateway.dispatch("MESSAGE_CREATE", asked);
    standIn.gateway.dispatch("MESSAGE_DELETE", deletion(asked.id));
    await aMoment(300);
    expect(standIn.standing()).toEqual([]);
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("while it is answered takes the answer along the moment that it is there", async () => {
    const { createMemoryStore } = await import("../../src/conversation/memory-store.ts");
    const store = createMemoryStore();
    const { standIn } = await setUp({
      store: {
        ...store,
        async readContext(keys) {
          await aMoment(100);
          return await store.readContext(keys);
        },
      },
    });
    const { id } = standIn.say(messageData(`<@${BOT}> ${FEEDING}`, { mentions: [BOT] }));
    await aMoment(30);
    standIn.gateway.dispatch("MESSAGE_DELETE", deletion(id));
    await until(() => standIn.posts.length === 1 && standIn.standing().length === 0);
  });

  it("of anybody else changes nothing", async () => {
    const { standIn, lines } = await setUp();
    standIn.gateway.dispatch("MESSAGE_DELETE", deletion(nextId()));
    await aMoment();
    expect(standIn.calls.filter(({ method }) => method === "DELETE")).toEqual([]);
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});
