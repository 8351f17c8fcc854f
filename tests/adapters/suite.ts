import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGate } from "../../src/conversation/gate/gate.ts";
import type { Platform } from "../../src/conversation/gate/platform.ts";
import { createNotices } from "../../src/conversation/notices.ts";
import type { Guide } from "../../src/core/guide.ts";
import type { Knowledge } from "../../src/core/knowledge.ts";
import { said, testService, withNotices } from "../conversation/service.ts";
import { bakeryGuide, shippedGuide } from "../support/guide.ts";
import { anyNotice, anyReply } from "./messages.ts";

export interface Adapter<Payload> {
  readonly platform: Platform<Payload>;
  /** What would be a live mention, link or command on this platform if it stood in what is read. */
  readonly live: readonly RegExp[];
  /** How often each property is tried; a drawing that takes milliseconds asks for fewer. */
  readonly runs?: number;
}

/** Disclaimers of several lengths, with characters that platforms treat in their own ways. */
const DISCLAIMERS = [
  (own: string) => own,
  () => "Not advice.",
  () => "A & B <C> say: *this* is _not_ `advice`; ask > 1 doctor. 100% of the time.",
  (own: string) => `${own}\n${own}`,
];

/**
 * What every adapter must keep to, whatever it is given: its limits, the disclaimer whole and last in every way of reading
 * a message, and nothing live out of a person's words. And parity: the same answers as the core gives.
 */
export function describeAdapter<Payload>(
  name: string,
  { platform, live, runs = 150 }: Adapter<Payload>,
): void {
  const squash = (text: string): string => text.replace(/\s+/gu, "");

  describe(`the ${name} adapter`, () => {
    const { knowledge } = withNotices(bakeryGuide());
    const own = withNotices(shippedGuide()).knowledge.article.disclaimer;

    for (const [at, disclaimerOf] of DISCLAIMERS.entries()) {
      const varied: Knowledge = {
        ...knowledge,
        article: { ...knowledge.article, disclaimer: disclaimerOf(own) },
      };
      const gate = createGate({ platform, instead: () => createNotices(varied).notice("trouble") });
      const sent = fc.oneof(anyReply(varied), anyNotice(varied));

      it(`stays within every limit, and ends with the disclaimer whole (disclaimer ${at + 1})`, () => {
        fc.assert(
          fc.property(sent, (outgoing) => {
            const payload = gate.prepare(outgoing);
            for (const limit of platform.limits) {
              for (const size of limit.measure(payload)) {
                expect(size, `${limit.name} (${limit.source})`).toBeLessThanOrEqual(limit.most);
              }
            }
            const readings = platform.read(payload);
            expect(readings).not.toEqual([]);
            const last = squash(platform.escape(varied.article.disclaimer, "body"));
            for (const reading of readings) expect(squash(reading).endsWith(last)).toBe(true);
          }),
          { numRuns: runs },
        );
      });

      it(`makes no live mention or link out of what it is given (disclaimer ${at + 1})`, () => {
        fc.assert(
          fc.property(sent, (outgoing) => {
            for (const reading of platform.read(gate.prepare(outgoing))) {
              for (const pattern of live) expect(reading).not.toMatch(pattern);
            }
          }),
          { numRuns: runs },
        );
      });
    }

    it("names the source of every limit", () => {
      expect(platform.limits).not.toEqual([]);
      for (const limit of platform.limits) {
        expect(limit.source).toMatch(/\S/);
        expect(limit.most).toBeGreaterThan(0);
      }
    });
  });

  describeParity(name, platform, shippedGuide);
  describeParity(name, platform, bakeryGuide);
}

/** The questions of checks.yaml, asked through the adapter, get what the core gives: kind, topic, passages, disclaimer. */
function describeParity<Payload>(name: string, platform: Platform<Payload>, guideOf: () => Guide): void {
  it(`${name} gives the core's answers to the questions of checks.yaml (${guideOf.name})`, async () => {
    const guide = withNotices(guideOf());
    const service = testService({ guide: () => guide });
    const gate = createGate({ platform });
    const squash = (text: string): string => text.replace(/[\s“”│]+/gu, "");
    for (const { question } of guide.knowledge.checks) {
      const { reply } = guide.reply(question);
      // Each in a place of its own, as the core is asked without a context.
      const outcome = await service.ask(question, { place: question });
      const { kind, topic, passages, disclaimer } = reply;
      expect(said(outcome), question).toMatchObject({ kind, topic, passages, disclaimer });
      const [sent] = service.sent.splice(0);
      if (sent === undefined) throw new Error(`nothing was sent for ${question}`);
      const [reading = ""] = platform.read(gate.prepare(sent.outgoing)).map(squash);
      let from = 0;
      for (const { text } of [...passages, { text: disclaimer }]) {
        const place = reading.indexOf(squash(platform.escape(text, "body")), from);
        expect(place, `${question}: ${text}`).toBeGreaterThanOrEqual(from);
        from = place + 1;
      }
    }
  });
}
