import { expect, it } from "vitest";
import { aMoment, setUp, until } from "./bot.ts";
import { deleted, direct, mention, newStamp, tombstone } from "./stand-in/events.ts";

const FEEDING = "how often do I feed the starter";

it("a deleted question takes its answer with it", async () => {
  const { standIn } = await setUp();
  const ts = newStamp();
  await standIn.socket.send(direct(FEEDING, { ts }));
  await until(() => standIn.posts.length === 1);
  await standIn.socket.send(deleted("D1", ts));
  await until(() => standIn.deleted.length === 1);
  expect(standIn.posts).toEqual([]);
});

it("a deleted question that has its answer in a thread leaves a tombstone, and still takes it along", async () => {
  const { standIn } = await setUp();
  const ts = newStamp();
  await standIn.socket.send(mention(FEEDING, { ts }));
  await until(() => standIn.posts.length === 1);
  await standIn.socket.send(tombstone("C1", ts));
  await until(() => standIn.deleted.length === 1);
  expect(standIn.posts).toEqual([]);
});

it("a question that is deleted while it is answered leaves no answer", async () => {
  const { standIn } = await setUp();
  const ts = newStamp();
  standIn.delay = 100;
  await standIn.socket.send(direct(FEEDING, { ts }));
  await standIn.socket.send(deleted("D1", ts));
  standIn.delay = 0;
  await until(() => standIn.deleted.length === 1);
  expect(standIn.posts).toEqual([]);
});

it("an answer that is gone already, and a question that was never answered, are left alone", async () => {
  const { standIn, lines } = await setUp();
  const ts = newStamp();
  await standIn.socket.send(direct(FEEDING, { ts }));
  await until(() => standIn.posts.length === 1);
  standIn.posts.splice(0);
  await standIn.socket.send(deleted("D1", ts));
  await standIn.socket.send(deleted("C1", newStamp()));
  await aMoment(60);
  expect(standIn.deleted).toEqual([]);
  expect(lines.filter(({ level }) => level === "error")).toEqual([]);
});
