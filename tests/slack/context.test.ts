import { expect, it } from "vitest";
import { button, setUp, until } from "./bot.ts";
import { command, direct, mention, newStamp, type Post, press } from "./stand-in/events.ts";
import type { StandIn } from "./stand-in/stand-in.ts";

const CONDITION = "I have celiac disease";
const REMINDER = /celiac disease/;
const NEXT = "how often do I feed the starter?";

async function ask(standIn: StandIn, sent: ReturnType<typeof mention>): Promise<string> {
  const before = standIn.posts.length;
  await standIn.socket.send(sent);
  await until(() => standIn.posts.length > before);
  return standIn.posts[before]?.text ?? "";
}

const inThread = (thread: string, other: Post = {}): Post => ({ thread, ...other });

it("in a thread, what somebody said of themselves is remembered", async () => {
  const { standIn } = await setUp();
  const thread = newStamp();
  await ask(standIn, mention(CONDITION, { ts: thread }));
  expect(await ask(standIn, mention(NEXT, inThread(thread)))).toMatch(REMINDER);
});

it("another person in the thread has a conversation of their own", async () => {
  const { standIn } = await setUp();
  const thread = newStamp();
  await ask(standIn, mention(CONDITION, { ts: thread }));
  expect(await ask(standIn, mention(NEXT, inThread(thread, { user: "U2" })))).not.toMatch(REMINDER);
});

it("another thread is another conversation", async () => {
  const { standIn } = await setUp();
  await ask(standIn, mention(CONDITION, { ts: newStamp() }));
  expect(await ask(standIn, mention(NEXT, { ts: newStamp() }))).not.toMatch(REMINDER);
});

it("in direct messages it is remembered by the person, in a thread there or not", async () => {
  const { standIn } = await setUp();
  await ask(standIn, direct(CONDITION));
  expect(await ask(standIn, direct(NEXT, { thread: newStamp() }))).toMatch(REMINDER);
  expect(await ask(standIn, direct(NEXT, { user: "U2", channel: "D2" }))).not.toMatch(REMINDER);
});

it("what is said in private does not come up in a channel", async () => {
  const { standIn } = await setUp();
  await ask(standIn, direct(CONDITION));
  expect(await ask(standIn, mention(NEXT))).not.toMatch(REMINDER);
});

it("/ask and the direct messages are one private conversation", async () => {
  const { standIn } = await setUp();
  await ask(standIn, direct(CONDITION));
  await standIn.socket.send(command(NEXT, { url: standIn.address() }));
  await until(() => standIn.responses.length === 1);
  expect(standIn.responses[0]?.text).toMatch(REMINDER);
});

it("what was said in a thread counts where somebody goes on in private", async () => {
  const { standIn } = await setUp();
  const thread = newStamp();
  await ask(standIn, mention(`${CONDITION}, what is sourdough?`, { ts: thread }));
  const [post] = standIn.posts;
  if (post === undefined) throw new Error("nothing was sent");
  await ask(standIn, press({ url: standIn.address(), thread, ...button(post, "Go on in private") }));
  expect(await ask(standIn, direct(NEXT))).toMatch(REMINDER);
});
