import { expect, it } from "vitest";
import { escapeText } from "../../adapters/slack/escape.ts";
import { messagePlatform, modalPlatform } from "../../adapters/slack/platform.ts";
import { createGate } from "../../src/conversation/gate/gate.ts";
import { testService, withNotices } from "../conversation/service.ts";
import { shippedGuide } from "../support/guide.ts";
import { shown } from "./bot.ts";

const guide = withNotices(shippedGuide());
const { article, topics } = guide.knowledge;

it("/ask topics shows every topic of the shipped folder", async () => {
  const service = testService({ guide: () => guide });
  await service.ask({ kind: "topics" });
  const [sent] = service.sent;
  if (sent === undefined) throw new Error("nothing was sent");
  const message = createGate({ platform: messagePlatform(Date.now) }).prepare(sent.outgoing);
  for (const { title } of topics) expect(shown(message)).toContain(escapeText(title));
});

it("a window shows each section of the shipped article whole", async () => {
  const service = testService({ guide: () => guide });
  const gate = createGate({ platform: modalPlatform(Date.now) });
  for (const { slug } of article.sections) {
    await service.ask({ kind: "section", section: slug });
    const text = shown(gate.prepare(service.sent.at(-1)?.outgoing ?? fail()));
    for (const sentence of article.sentences.filter(({ section }) => section === slug))
      expect(text).toContain(escapeText(sentence.text));
  }
});

function fail(): never {
  throw new Error("nothing was sent");
}
