import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGate, UnsoundMessage } from "../../src/conversation/gate/gate.ts";
import { createNotices } from "../../src/conversation/notices.ts";
import type { Outgoing, Part } from "../../src/conversation/parts.ts";
import { plain } from "../../src/conversation/turn.ts";
import type { Passage } from "../../src/core/knowledge.ts";
import { createReplyMaker, type Draft } from "../../src/core/reply/make.ts";
import { anyNotice, anyReply } from "../adapters/messages.ts";
import { bakeryGuide } from "../support/guide.ts";
import { plainPlatform } from "./plain-platform.ts";
import { withNotices } from "./service.ts";

const { knowledge } = withNotices(bakeryGuide());
const { disclaimer } = knowledge.article;
const make = createReplyMaker(knowledge);
const notices = createNotices(knowledge);

function passage(text: string): Passage {
  return { section: "overview", heading: "H", text, line: 1 };
}

function sending(draft: Partial<Draft>, other: Partial<Outgoing> = {}): Outgoing {
  return { says: make({ kind: "answer", question: "?", ...draft }), title: null, controls: [], ...other };
}

/** What is drawn when so many characters are left beside the disclaimer. */
function drawn(outgoing: Outgoing, room: number): string {
  const payload = createGate({ platform: plainPlatform(disclaimer.length + room) }).prepare(outgoing);
  expect(payload.endsWith(disclaimer)).toBe(true);
  return payload.slice(0, -disclaimer.length);
}

describe("the gate", () => {
  it("sets the disclaimer's room aside before anything else", () => {
    const outgoing = sending({ passages: [passage("first"), passage("second")] });
    expect(drawn(outgoing, 1000)).toBe("“first” (H)\n“second” (H)\n");
    expect(drawn(outgoing, "“first” (H)\n".length)).toBe("“first” (H)\n");
  });

  it("never shows a passage in part, and none after one that it left out", () => {
    const outgoing = sending({ passages: [passage("first"), passage("long ".repeat(50)), passage("third")] });
    expect(drawn(outgoing, 100)).toBe("“first” (H)\n");
  });

  it("leaves out what is only convenient before what is said: titles, controls, suggestions", () => {
    const control = { label: "press", request: { kind: "help" } as const };
    const outgoing = sending(
      { lead: "lead", passages: [passage("first")], closing: "closing", suggestions: ["one", "two"] },
      { title: "a title of some length", controls: [control, control] },
    );
    const said = "lead\n“first” (H)\nclosing\n";
    expect(drawn(outgoing, said.length)).toBe(said);
    expect(drawn(outgoing, said.length + "1. one\n".length)).toBe(`${said}1. one\n`);
    expect(drawn(outgoing, 1000)).toContain("a title of some length\nlead");
  });

  it("refuses a message whose first words do not fit: the rest would say something else", () => {
    const outgoing = sending({ lead: "The article does not say. ".repeat(9), passages: [passage("nearby")] });
    expect(() => drawn(outgoing, 100)).toThrow(UnsoundMessage);
  });

  it("refuses a caution whose precaution does not fit", () => {
    const { sentence } = knowledge.safety.precautions.avoid;
    const conditions = [{ id: "x", name: "x", level: "avoid" as const }];
    const outgoing = sending({
      kind: "caution",
      lead: "lead",
      conditions,
      passages: [sentence],
      closing: "ask",
    });
    expect(() => drawn(outgoing, 30)).toThrow(/does not fit/);
  });

  it("escapes once, whatever it draws and however often it tries", () => {
    const outgoing = sending({ lead: "a & b", passages: [passage("c & d"), passage("&".repeat(200))] });
    expect(drawn(outgoing, 60)).toBe("a &amp; b\n“c &amp; d” (H)\n");
  });

  it("refuses a platform that loses the disclaimer, or has no room for it", () => {
    const losing = { ...plainPlatform(1000), draw: () => "something else" };
    expect(() => createGate({ platform: losing }).prepare(sending({}))).toThrow(
      "a message for plain cannot be sent: the disclaimer is not whole and last",
    );
    const cutting = { ...plainPlatform(1000), read: (payload: string) => [payload, payload.slice(0, -1)] };
    expect(() => createGate({ platform: cutting }).prepare(sending({}))).toThrow(UnsoundMessage);
    expect(() => createGate({ platform: plainPlatform(20) }).prepare(sending({}))).toThrow(
      /characters: \d+ of at most 20/,
    );
  });

  it("says something sound instead in production, and logs that it did", () => {
    const logged: string[] = [];
    const gate = createGate({
      platform: plainPlatform(disclaimer.length + 100),
      instead: () => notices.notice("trouble"),
      log: (_level, event) => logged.push(event),
    });
    const payload = gate.prepare(sending({ lead: "long ".repeat(100) }));
    expect(payload).toBe(`${notices.say("trouble")}\n${disclaimer}`);
    expect(logged).toHaveLength(1);
  });

  it("refuses even then what it cannot make sound", () => {
    const gate = createGate({ platform: plainPlatform(10), instead: () => notices.notice("trouble") });
    expect(() => gate.prepare(sending({}))).toThrow(UnsoundMessage);
  });

  it("lets notices through like answers", () => {
    const list: Part = { kind: "list", heading: "Topics", items: ["one", "two", "three"] };
    const outgoing = plain(notices.notice("topics", {}, [list]));
    const words = `${notices.say("topics")}\n`;
    expect(drawn(outgoing, words.length + "Topics\n- one\n- two\n".length)).toBe(
      `${words}Topics\n- one\n- two\n`,
    );
  });

  it("always sends the whole disclaimer last and keeps the limit, or throws", () => {
    const any = fc.oneof(anyReply(knowledge), anyNotice(knowledge));
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 3000 }), (outgoing, most) => {
        let payload = "";
        try {
          payload = createGate({ platform: plainPlatform(most) }).prepare(outgoing);
        } catch (error) {
          expect(error).toBeInstanceOf(UnsoundMessage);
          return;
        }
        expect(payload.endsWith(disclaimer)).toBe(true);
        expect(payload.length).toBeLessThanOrEqual(most);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a notice", () => {
  it("ends with the disclaimer, in its text too", () => {
    expect(notices.notice("limited-all").text).toBe(`${notices.say("limited-all")}\n\n${disclaimer}`);
  });

  it("fills its placeholders", () => {
    expect(notices.notice("about").text).toContain(
      "(The Village Oven, last compared with its source on 2026-06-01",
    );
    expect(notices.notice("forgotten", { contexts: 1, messages: 2, ratings: 3, questions: 4 }).text).toMatch(
      /1.*2.*3.*4/,
    );
  });

  it("is an error where replies.yaml lacks it", () => {
    const { trouble: _, ...replies } = knowledge.replies;
    expect(() => createNotices({ ...knowledge, replies }).say("trouble")).toThrow(
      'replies.yaml has no "trouble"',
    );
  });
});
