import fc from "fast-check";
import type { Control } from "../../src/conversation/controls.ts";
import { createNotices } from "../../src/conversation/notices.ts";
import type { Outgoing, Part } from "../../src/conversation/parts.ts";
import type { Knowledge } from "../../src/core/knowledge.ts";
import { createReplyMaker } from "../../src/core/reply/make.ts";
import { hostileText } from "./texts.ts";

const kind = fc.constantFrom(
  "answer",
  "caution",
  "not-covered",
  "clarify",
  "urgent",
  "off-topic",
  "small-talk",
);

const condition = fc.record({
  id: fc.option(fc.constant("some-condition")),
  name: hostileText,
  level: fc.constantFrom("avoid", "caution", "unlisted"),
});

const controls: fc.Arbitrary<Control[]> = fc.array(
  fc.record({
    label: hostileText,
    request: fc.constantFrom<Control["request"][]>(
      { kind: "choose", topic: "a-topic" },
      { kind: "section", section: "a-section" },
      { kind: "feedback", exchange: "x".repeat(22), topic: "a-topic", helpful: true },
      { kind: "none-of-these", exchange: "x".repeat(22) },
      { kind: "private" },
    ),
  }),
  { maxLength: 7 },
);

/** Any reply that the constructor can make, whatever it was asked to hold. */
export function anyReply(knowledge: Knowledge): fc.Arbitrary<Outgoing> {
  const make = createReplyMaker(knowledge);
  const passage = fc.record({
    section: fc.constant("overview"),
    heading: hostileText,
    text: hostileText,
    line: fc.constant(1),
  });
  return fc
    .record({
      kind,
      question: hostileText,
      topic: fc.option(fc.constant("a-topic"), { nil: undefined }),
      conditions: fc.array(condition, { maxLength: 4 }),
      passages: fc.array(fc.oneof(passage, fc.constantFrom(...knowledge.article.sentences)), {
        maxLength: 4,
      }),
      lead: hostileText,
      closing: hostileText,
      suggestions: fc.array(hostileText, { maxLength: 4 }),
    })
    .chain((draft) =>
      fc.record({ says: fc.constant(make(draft)), title: fc.option(hostileText, { nil: null }), controls }),
    );
}

/** Any notice: errors, limits, help, lists, whole sections. */
export function anyNotice(knowledge: Knowledge): fc.Arbitrary<Outgoing> {
  const notices = createNotices(knowledge);
  const part: fc.Arbitrary<Part> = fc.oneof(
    fc.record({ kind: fc.constant("words" as const), text: hostileText, alarm: fc.boolean() }),
    fc.record({
      kind: fc.constant("passage" as const),
      text: hostileText,
      heading: hostileText,
      precaution: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("list" as const),
      heading: hostileText,
      items: fc.array(hostileText, { maxLength: 60 }),
    }),
    fc.record({ kind: fc.constant("choices" as const), titles: fc.array(hostileText, { maxLength: 9 }) }),
  );
  return fc
    .record({ parts: fc.array(part, { maxLength: 6 }), controls })
    .map(({ parts, controls: pressed }) => ({ says: notices.own(parts), title: null, controls: pressed }));
}
