import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Control,
  decodeControl,
  encodeControl,
  LONGEST_STATE,
} from "../../src/conversation/controls.ts";
import type { Message, Request } from "../../src/conversation/message.ts";
import { shippedGuide } from "../support/guide.ts";
import { START, said, testService, withNotices } from "./service.ts";

const DAY = 24 * 60 * 60_000;

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/);
const exchange = fc.stringMatching(/^[\w-]{22}$/);
const request: fc.Arbitrary<Request> = fc.oneof(
  id.map((topic): Request => ({ kind: "choose", topic })),
  id.map((topic): Request => ({ kind: "share", topic })),
  id.map((section): Request => ({ kind: "section", section })),
  exchange.map((each): Request => ({ kind: "none-of-these", exchange: each })),
  fc.record({
    kind: fc.constant("feedback" as const),
    exchange,
    topic: fc.option(id),
    helpful: fc.boolean(),
  }),
  fc.constant<Request>({ kind: "private" }),
);

describe("a control's state", () => {
  it("always comes back as the request it was made of, within a week", () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 0, max: 6 * DAY }), (made, later) => {
        const state = encodeControl(made, START) ?? "";
        expect(state.length).toBeLessThanOrEqual(LONGEST_STATE);
        expect(decodeControl(state, START + later)).toEqual(made);
      }),
    );
  });

  it("is too old after a week, and whatever is none of ours is too", () => {
    const state = encodeControl({ kind: "choose", topic: "feeding" }, START) ?? "";
    expect(decodeControl(state, START + 9 * DAY)).toEqual({ kind: "too-old" });
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeControl(text, START)).toEqual({ kind: "too-old" });
      }),
    );
  });

  it("fits for every topic and section of the shipped folder", () => {
    const { topics, article } = shippedGuide().knowledge;
    for (const { id: topic } of topics) {
      expect(
        encodeControl({ kind: "feedback", exchange: "x".repeat(22), topic, helpful: true }, START),
      ).toBeDefined();
    }
    for (const { slug } of article.sections) {
      expect(encodeControl({ kind: "section", section: slug }, START)).toBeDefined();
    }
  });

  it("is none for what no control asks for", () => {
    expect(encodeControl({ kind: "question", text: "hello" }, START)).toBeUndefined();
  });
});

describe("under a reply stands", () => {
  const guide = withNotices(shippedGuide());
  const controls = async (text: string, other: Partial<Message> = {}): Promise<Control[]> => {
    const outcome = await testService({ guide: () => guide }).ask(text, other);
    return outcome.kind === "answered" ? [...outcome.outgoing.controls] : [];
  };
  const kinds = async (text: string, other: Partial<Message> = {}): Promise<string[]> =>
    (await controls(text, other)).map(({ request: asked }) => asked.kind);

  it("under an answer: two questions to go on with, the section, and whether it helped", async () => {
    expect(await kinds("how long does a session take?")).toEqual([
      "choose",
      "choose",
      "section",
      "feedback",
      "feedback",
    ]);
  });

  it("under a private answer: that it can be shared, where there is a channel", async () => {
    expect(await kinds("how long does a session take?", { privacy: "private" })).toContain("share");
    expect(await kinds("how long does a session take?", { privacy: "private", home: null })).not.toContain(
      "share",
    );
    expect(await kinds("I have blood clots", { privacy: "private" })).not.toContain("share");
  });

  it("under a public answer about somebody's condition: that it may go on in private", async () => {
    expect(await kinds("I have blood clots, can I have it?")).toContain("private");
    expect(await kinds("I have blood clots, can I have it?", { privacy: "private" })).not.toContain(
      "private",
    );
  });

  it("under an emergency card: nothing", async () => {
    expect(await controls("I cannot breathe")).toEqual([]);
  });

  it("never more than five, for every check of the folder", async () => {
    for (const { question } of guide.knowledge.checks) {
      for (const privacy of ["public", "private"] as const) {
        expect((await controls(question, { privacy })).length).toBeLessThanOrEqual(5);
      }
    }
  });

  it("nothing where everything is typed", async () => {
    expect(await controls("how long does a session take?", { typed: true })).toEqual([]);
  });
});

it("reaches its topic by every choice that can be offered", async () => {
  const guide = withNotices(shippedGuide());
  const { ask } = testService({ guide: () => guide });
  for (const { id: topic, open } of guide.knowledge.topics) {
    const says = said(await ask({ kind: "choose", topic }, { place: topic }));
    expect(says).toMatchObject({ topic });
    // A title that names a condition brings its precaution with it.
    expect(open ? ["not-covered"] : ["answer", "caution"]).toContain(says.kind);
  }
});
