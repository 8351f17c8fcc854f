import { expect, it } from "vitest";
import { bakeryGuide, shippedGuide } from "../support/guide.ts";
it("answers", () => {
  expect(shippedGuide().reply("how long does a session take?").reply.kind).toBe("answer");
  expect(bakeryGuide().knowledge.article.title).toBeTruthy();
});
