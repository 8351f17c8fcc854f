import { expect, it } from "vitest";
import { PICTURED, pictureReplies } from "../../scripts/slack-picture.ts";
import { withNotices } from "../conversation/service.ts";
import { shippedGuide } from "../support/guide.ts";

it("the picture in README shows real replies, each to the end of its disclaimer", async () => {
  const guide = withNotices(shippedGuide());
  const picture = await pictureReplies(guide, PICTURED);
  const words = [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text).join(" ");
  const last = guide.knowledge.article.disclaimer.split(" ").slice(-6).join(" ");
  expect(words.split(last)).toHaveLength(PICTURED.length + 1);
  for (const question of PICTURED) expect(words).toContain(question);
});
