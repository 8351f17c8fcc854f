import { expect, it } from "vitest";
import { drawMessages } from "../../adapters/discord/picture.ts";
import { createDiscordPlatform } from "../../adapters/discord/render.ts";
import { createGate } from "../../src/conversation/gate/gate.ts";
import { said, testService } from "../conversation/service.ts";
import { disclaimer, guide } from "./bot.ts";

/** The words of a picture, without its lines. */
const wordsOf = (svg: string): string =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(" ");

it("a picture shows all that a payload shows: its words, its buttons, the disclaimer", async () => {
  const { ask } = testService({ guide: () => guide });
  const gate = createGate({ platform: createDiscordPlatform(() => 0) });
  const outcome = await ask("how often must I feed my starter?");
  if (outcome.kind !== "answered") throw new Error("it was not answered");
  const picture = drawMessages(
    [{ asked: "@bot <how often>?", payload: gate.prepare(outcome.outgoing) }],
    "a title",
  );
  const words = wordsOf(picture);
  expect(said(outcome).text).toContain("Feed the starter once a day");
  for (const shown of [
    "@bot &lt;how often&gt;?",
    "Feed the starter once a day",
    "Baking At Home",
    "Helpful",
    disclaimer,
  ]) {
    expect(words).toContain(shown);
  }
  expect(picture.match(/<svg /g)).toHaveLength(1);
  expect(picture).toContain("<title>a title</title>");
});
