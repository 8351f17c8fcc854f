import { describe, expect, it } from "vitest";
import { REQUIRED_NOTICES } from "../../src/conversation/notice-names.ts";
import { createQuestionLog } from "../../src/conversation/questions/question-log.ts";
import { shippedGuide } from "../support/guide.ts";
import { NOTICE_TEXTS } from "./notice-texts.ts";
import { said, testPseudonyms, testService, withNotices } from "./service.ts";

function withLog() {
  const pseudonyms = testPseudonyms();
  return testService({ pseudonyms, questionLog: createQuestionLog(pseudonyms) });
}

function overShipped() {
  const guide = withNotices(shippedGuide());
  return { guide, ...testService({ guide: () => guide }) };
}

async function exchangeOf(service: ReturnType<typeof testService>, text: string): Promise<string> {
  const outcome = await service.ask(text);
  const controls = outcome.kind === "answered" ? outcome.outgoing.controls : [];
  const rating = controls.map(({ request }) => request).find((request) => request.kind === "feedback");
  if (rating === undefined) throw new Error("nothing to rate");
  return rating.exchange;
}

describe("reading a section", () => {
  it("shows all of it, paragraph by paragraph", async () => {
    const { ask, guide } = overShipped();
    const says = said(await ask({ kind: "section", section: "treatment-protocol" }));
    if (says.kind !== "notice") throw new Error("no notice");
    const shown = says.parts.filter((part) => part.kind === "passage").map(({ text }) => text);
    expect(shown).toHaveLength(2);
    for (const { section, text } of guide.knowledge.article.sentences) {
      if (section === "treatment-protocol") expect(shown.join(" ")).toContain(text);
    }
  });

  it("shows the precaution first to somebody who has named a condition, and no praise", async () => {
    const { ask } = overShipped();
    await ask("I have fragile skin");
    const says = said(await ask({ kind: "section", section: "what-to-watch-out-for" }));
    expect(says).toMatchObject({ kind: "notice", name: "section" });
    expect(says.text.indexOf("Caution advised for individuals with fragile skin")).toBeGreaterThan(-1);
    expect(says.text.indexOf("Caution advised")).toBeLessThan(says.text.indexOf("It should be avoided"));
    expect(says.text).not.toContain("generally safe");
  });

  it("shows no dose to somebody who has named a condition to be avoided", async () => {
    const { ask } = overShipped();
    await ask("I have blood clots");
    const says = said(await ask({ kind: "section", section: "treatment-protocol" }));
    expect(says.kind).toBe("caution");
    expect(says.text).not.toContain("30 to 60 minutes");
  });

  it("says that it is too old where there is no such section any more", async () => {
    expect(said(await overShipped().ask({ kind: "section", section: "gone" }))).toMatchObject({
      name: "too-old",
    });
  });
});

describe("choosing", () => {
  it("shows the precaution to somebody who has named a condition", async () => {
    const { ask } = testService();
    await ask("I have celiac disease");
    expect(said(await ask({ kind: "choose", topic: "feeding" }))).toMatchObject({ kind: "caution" });
  });

  it("says that it is too old where there is no such topic any more", async () => {
    expect(said(await testService().ask({ kind: "choose", topic: "gone" }))).toMatchObject({
      name: "too-old",
    });
  });
});

describe("sharing", () => {
  it("says the topic's answer, with nothing of the person in it", async () => {
    const { ask } = testService();
    await ask("I have celiac disease");
    const says = said(await ask({ kind: "share", topic: "feeding" }));
    expect(says).toMatchObject({ kind: "answer", topic: "feeding", conditions: [] });
    expect(says.text).not.toContain("celiac");
  });

  it("leaves the context as it was", async () => {
    const { ask } = testService();
    await ask("I have celiac disease");
    await ask({ kind: "share", topic: "feeding" });
    expect(said(await ask("what is it good for?")).kind).toBe("caution");
  });
});

describe("looking up a condition", () => {
  it("gives its precaution, and does not take it for the person's own", async () => {
    const { ask } = testService();
    expect(said(await ask({ kind: "safety", condition: "celiac disease" }))).toMatchObject({
      kind: "caution",
    });
    expect(said(await ask("what is it good for?")).kind).toBe("answer");
  });

  it("says of one that nobody knows that the article does not mention it", async () => {
    const says = said(await testService().ask({ kind: "safety", condition: "zorbulosis" }));
    expect(says).toMatchObject({ kind: "caution", conditions: [{ level: "unlisted" }] });
  });
});

describe("feedback", () => {
  it("is thanked for, and a second verdict takes the place of the first", async () => {
    const service = testService();
    const exchange = await exchangeOf(service, "how often must I feed my starter");
    const rate = (helpful: boolean) => service.ask({ kind: "feedback", exchange, topic: "feeding", helpful });
    expect(said(await rate(true))).toMatchObject({ name: "feedback-helpful" });
    expect(said(await rate(false))).toMatchObject({ name: "feedback-not-helpful" });
  });

  it("keeps the question that got a bad answer, where questions are kept", async () => {
    const service = withLog();
    const exchange = await exchangeOf(service, "how often must I feed my 12 starters");
    await service.ask({ kind: "feedback", exchange, topic: "feeding", helpful: false });
    expect(await service.conversation.misses()).toMatchObject([
      {
        text: "how often must I feed my [number] starters",
        count: 1,
        reasons: { "not-helpful": 1 },
        topic: "feeding",
      },
    ]);
  });
});

describe("none of these", () => {
  it("says so plainly, offers others, and keeps the question where questions are kept", async () => {
    const service = withLog();
    const exchange = await exchangeOf(service, "how often must I feed my starter");
    const says = said(await service.ask({ kind: "none-of-these", exchange }));
    expect(says).toMatchObject({
      kind: "small-talk",
      suggestions: expect.arrayContaining([expect.any(String)]),
    });
    expect(await service.conversation.misses()).toMatchObject([{ reasons: { "none-of-these": 1 } }]);
    expect(said(await service.ask("1"))).toMatchObject({ kind: "answer" });
  });
});

describe("the question log", () => {
  it("keeps nothing while it is off", async () => {
    const service = testService();
    await service.ask("how much is a loaf");
    expect(await service.conversation.misses()).toEqual([]);
  });

  it("keeps what was not covered, and not what was answered, cautioned or urgent", async () => {
    const service = withLog();
    for (const text of [
      "how much is a loaf",
      "what is sourdough?",
      "I have celiac disease",
      "I cannot breathe",
    ]) {
      await service.ask(text);
    }
    expect((await service.conversation.misses()).map(({ text }) => text)).toEqual(["how much is a loaf"]);
  });

  it("counts questions like each other", async () => {
    const service = withLog();
    for (const text of ["how much is a loaf", "How much is a loaf?", "how much for one loaf please"])
      await service.ask(text);
    expect(await service.conversation.misses()).toMatchObject([{ text: "how much is a loaf", count: 3 }]);
  });
});

describe("settings", () => {
  it("are kept by server, and start with the private choice", async () => {
    const { conversation } = testService();
    expect(await conversation.settings("test", "home")).toMatchObject({
      privateByDefault: true,
      channels: null,
    });
    await conversation.changeSettings("test", "home", { channels: ["C1"] });
    expect(await conversation.settings("test", "home")).toMatchObject({
      privateByDefault: true,
      channels: ["C1"],
    });
    expect(await conversation.settings("test", "another")).toMatchObject({ channels: null });
  });
});

describe("what is said about the bot", () => {
  it("names the source, the day it was compared, the version, and that it is no clinician", async () => {
    const { ask, knowledge } = testService();
    const { text } = said(await ask({ kind: "about" }));
    for (const part of [
      knowledge.article.source,
      knowledge.article.compared,
      knowledge.version,
      "no clinician",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("lists every topic, and every condition under its precaution", async () => {
    const { ask, knowledge } = testService();
    const { text } = said(await ask({ kind: "topics" }));
    for (const { title } of knowledge.topics) expect(text).toContain(title);
    const listed = said(await ask({ kind: "conditions" })).text;
    for (const { name, level } of knowledge.safety.conditions) {
      if (level !== "unlisted") expect(listed).toContain(name);
    }
  });

  it("has a sentence for every notice, and fits every button", () => {
    expect(Object.keys(NOTICE_TEXTS).sort()).toEqual([...REQUIRED_NOTICES].sort());
    for (const [name, text] of Object.entries(NOTICE_TEXTS)) {
      if (name.startsWith("control-")) expect(text.length).toBeLessThanOrEqual(75);
    }
  });
});
