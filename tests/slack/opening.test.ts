import { describe, expect, it } from "vitest";
import { escapeText } from "../../adapters/slack/escape.ts";
import { drawHome } from "../../adapters/slack/home.ts";
import { createNotices } from "../../src/conversation/notices.ts";
import { DEFAULT_SETTINGS } from "../../src/conversation/settings.ts";
import { withNotices } from "../conversation/service.ts";
import { shippedGuide } from "../support/guide.ts";
import {
  aMoment,
  bot,
  button,
  buttonsOf,
  expectDisclaimer,
  guide,
  setUp,
  shown,
  slack,
  until,
} from "./bot.ts";
import { command, direct, mention, newStamp, opened, press } from "./stand-in/events.ts";
import { ADMIN } from "./stand-in/ids.ts";
import type { StandIn } from "./stand-in/stand-in.ts";

async function homeOf(standIn: StandIn, person: string) {
  const before = standIn.views.length;
  await standIn.socket.send(opened("home", person));
  await until(() => standIn.views.length > before);
  const view = standIn.views.at(-1)?.view;
  if (view === undefined) throw new Error("there is no Home tab");
  return view;
}

describe("the Home tab", () => {
  it("shows topics by section, the precautions, how to ask, source and date", async () => {
    const { standIn } = await setUp();
    const text = shown(await homeOf(standIn, "U1"));
    const { article, topics, safety } = guide.knowledge;
    for (const { title } of topics) expect(text).toContain(title);
    for (const { name, level } of safety.conditions) if (level !== "unlisted") expect(text).toContain(name);
    for (const level of ["avoid", "caution"] as const)
      expect(text).toContain(safety.precautions[level].sentence.text);
    for (const part of [article.title, article.source, article.compared, "/ask"])
      expect(text).toContain(part);
  });

  it("ends with the disclaimer", async () => {
    const { standIn } = await setUp();
    expectDisclaimer(await homeOf(standIn, "U1"));
  });

  it("holds all of the shipped folder, within the limits", () => {
    const { knowledge } = withNotices(shippedGuide());
    const view = {
      notices: createNotices(knowledge),
      settings: DEFAULT_SETTINGS,
      isAdmin: true,
      clock: Date.now,
    };
    const text = shown(drawHome({ knowledge, ...view }));
    for (const { title } of knowledge.topics) expect(text).toContain(escapeText(title));
    expect(text.endsWith(escapeText(knowledge.article.disclaimer))).toBe(true);
  });

  it("forgets a person who asks for it, and says so in a window", async () => {
    const { standIn } = await setUp();
    await standIn.socket.send(direct("I have celiac disease"));
    await until(() => standIn.posts.length === 1);
    const home = await homeOf(standIn, "U1");
    await standIn.socket.send(press({ home: true, ...button(home, "Forget me") }));
    await until(() => standIn.views.length === 2);
    const view = standIn.views[1]?.view;
    expect(view?.type).toBe("modal");
    if (view === undefined) throw new Error("nothing was sent");
    expect(shown(view)).toContain("I have removed what I kept about you");
    expectDisclaimer(view);
  });
});

describe("settings", () => {
  it("are shown to workspace admins only", async () => {
    const { standIn } = await setUp();
    expect(buttonsOf(await homeOf(standIn, "U1")).map(({ label }) => label)).toEqual(["Forget me"]);
    expect(buttonsOf(await homeOf(standIn, ADMIN))).toHaveLength(3);
  });

  it("thread or in place: the change shows at once, and holds", async () => {
    const { standIn } = await setUp();
    const home = await homeOf(standIn, ADMIN);
    await standIn.socket.send(press({ home: true, user: ADMIN, ...button(home, "Answer in the channel") }));
    await until(() => standIn.views.length === 2);
    expect(shown(standIn.views[1]?.view ?? { blocks: [] })).toContain("answered in the channel itself");
    await standIn.socket.send(mention("what is sourdough", { ts: newStamp() }));
    await until(() => standIn.posts.length === 1);
    expect(standIn.posts[0]?.thread).toBeUndefined();
    const thread = newStamp();
    await standIn.socket.send(mention("what is sourdough", { thread }));
    await until(() => standIn.posts.length === 2);
    expect(standIn.posts[1]?.thread).toBe(thread);
  });

  it("private by default: switched off, /ask answers everybody, and still nobody else's forget-me", async () => {
    const { standIn } = await setUp();
    const home = await homeOf(standIn, ADMIN);
    await standIn.socket.send(press({ home: true, user: ADMIN, ...button(home, "Make /ask public") }));
    await until(() => standIn.views.length === 2);
    await standIn.socket.send(command("what is sourdough", { url: standIn.address() }));
    await until(() => standIn.responses.length === 1);
    await standIn.socket.send(command("forget-me", { url: standIn.address() }));
    await until(() => standIn.responses.length === 2);
    expect(standIn.responses.map(({ open }) => open)).toEqual([true, false]);
  });

  it("cannot be changed by others, whatever they send", async () => {
    const { standIn, conversation } = await setUp();
    const home = await homeOf(standIn, ADMIN);
    await standIn.socket.send(press({ home: true, user: "U1", ...button(home, "Make /ask public") }));
    await until(() => standIn.views.length === 2);
    const view = standIn.views[1]?.view;
    expect(view?.type).toBe("modal");
    if (view !== undefined) expectDisclaimer(view);
    expect((await conversation.settings("slack", "T0001")).privateByDefault).toBe(true);
  });
});

describe("the Messages tab", () => {
  it("suggests up to four questions where the workspace has agent_view, and they are answered", async () => {
    const { standIn } = await setUp();
    await standIn.socket.send(opened("messages"));
    await until(() => standIn.prompts.length === 1);
    const prompts = standIn.prompts[0];
    expect(Array.isArray(prompts) && prompts.length > 0 && prompts.length <= 4).toBe(true);
    for (const { message } of Array.isArray(prompts) ? prompts : []) {
      expect(guide.reply(String(message)).reply.kind).toBe("answer");
    }
    await aMoment(60);
    expect(standIn.posts).toEqual([]);
  });

  it("without agent_view, an empty tab gets a greeting with the questions, and only once", async () => {
    const standIn = await slack({ agent: false });
    await bot(standIn);
    await standIn.socket.send(opened("messages"));
    await until(() => standIn.posts.length === 1);
    const [greeting] = standIn.posts;
    expect(greeting?.channel).toBe("D1");
    if (greeting === undefined) throw new Error("nothing was sent");
    expectDisclaimer(greeting);
    expect(buttonsOf(greeting).length).toBeGreaterThan(0);
    await standIn.socket.send(opened("messages"));
    await aMoment(60);
    expect(standIn.posts).toHaveLength(1);
    await standIn.socket.send(
      press({ channel: "D1", url: standIn.address(), ...button(greeting, "What is sourdough") }),
    );
    await until(() => standIn.posts.length === 2);
    expectDisclaimer(standIn.posts[1] ?? { blocks: [] });
  });

  it("everything else works without agent_view", async () => {
    const standIn = await slack({ agent: false });
    await bot(standIn);
    await standIn.socket.send(direct("what is sourdough"));
    await standIn.socket.send(mention("what is sourdough"));
    await until(() => standIn.posts.length === 2);
  });
});
