import { expect, it } from "vitest";
import { buttonsOf, expectDisclaimer, guide, setUp, shown, unclearGuide, until } from "./bot.ts";
import { command, direct, mention } from "./stand-in/events.ts";
import type { StandIn } from "./stand-in/stand-in.ts";

async function answerTo(standIn: StandIn, sent: ReturnType<typeof mention>) {
  const before = standIn.posts.length;
  await standIn.socket.send(sent);
  await until(() => standIn.posts.length > before);
  const post = standIn.posts[before];
  if (post === undefined) throw new Error("nothing was posted");
  return post;
}

const labelsOf = (drawn: { readonly blocks: readonly object[] }): string[] =>
  buttonsOf(drawn).map(({ label }) => label);
const kindsOf = ({ blocks }: { readonly blocks: readonly object[] }): unknown[] =>
  blocks.map((each) => Reflect.get(each, "type"));

it("an answer is a quotation with its section, at most five controls, and the disclaimer in small print", async () => {
  const { standIn } = await setUp();
  const post = await answerTo(standIn, mention("what is sourdough"));
  expect(shown(post)).toMatch(/^> “[^\n]+”\n> _[^\n]+_$/m);
  expect(labelsOf(post)).toEqual([
    expect.any(String),
    expect.any(String),
    "Read the section",
    "Helpful",
    "Not helpful",
  ]);
  expect(kindsOf(post).slice(-4)).toEqual(["section", "actions", "context_actions", "context"]);
  expectDisclaimer(post);
});

it("with a condition that the article warns of, its precaution stands first", async () => {
  const { standIn } = await setUp();
  const post = await answerTo(standIn, direct("I have celiac disease, is it safe to eat?"));
  const [first] = shown(post)
    .split("\n")
    .filter((line) => line.startsWith(">"));
  expect(first).toContain("fermentation does not remove the gluten");
  expectDisclaimer(post);
});

it("an own condition in a channel: the answer offers to go on in private, and still has five controls at most", async () => {
  const { standIn } = await setUp();
  const post = await answerTo(
    standIn,
    mention("I have irritable bowel syndrome, how often do I feed the starter?"),
  );
  expect(labelsOf(post)).toContain("Go on in private");
  expect(labelsOf(post).length).toBeLessThanOrEqual(5);
});

it("where the answer is private already, nothing is offered to go on in private", async () => {
  const { standIn } = await setUp();
  const post = await answerTo(
    standIn,
    direct("I have irritable bowel syndrome, how often do I feed the starter?"),
  );
  expect(labelsOf(post)).not.toContain("Go on in private");
  expect(labelsOf(post)).not.toContain("Share with the channel");
});

it("a private answer about a condition cannot be shared", async () => {
  const { standIn } = await setUp();
  await standIn.socket.send(command("I have celiac disease, is it safe?", { url: standIn.address() }));
  await until(() => standIn.responses.length === 1);
  expect(JSON.stringify(standIn.responses)).not.toContain("Share with the channel");
});

it("an emergency card stands alone, with the disclaimer", async () => {
  const { standIn } = await setUp();
  const post = await answerTo(standIn, mention("my throat is closing after eating bread"));
  expect(buttonsOf(post)).toEqual([]);
  expect(kindsOf(post)).toEqual(["section", "context"]);
  expectDisclaimer(post);
});

it("an unclear question gets its readings to choose from, and none of these", async () => {
  const { standIn } = await setUp({ guide: () => unclearGuide });
  const post = await answerTo(standIn, direct("hm"));
  expect(labelsOf(post)).toEqual(["What is sourdough?", "What is it good for?", "None of these"]);
  expectDisclaimer(post);
});

it("what notifications show says all of it, suggestions too", async () => {
  const { standIn } = await setUp();
  const post = await answerTo(standIn, mention("what is sourdough"));
  for (const label of labelsOf(post).slice(0, 2)) expect(post.text).toContain(label);
  expect(post.text).toContain("a loaf raised by wild yeast");
  expectDisclaimer(post);
});

it("where answering fails, that is said, with the disclaimer", async () => {
  const broken = {
    ...guide,
    reply: () => {
      throw new Error("broken");
    },
  };
  const { standIn } = await setUp({ guide: () => broken });
  const post = await answerTo(standIn, mention("how often do I feed the starter"));
  expect(post.text).toContain("Something went wrong on my side");
  expectDisclaimer(post);
});
