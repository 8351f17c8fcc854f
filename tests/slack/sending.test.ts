import { describe, expect, it } from "vitest";
import { aMoment, setUp, shown, until } from "./bot.ts";
import { command, direct, mention, newStamp } from "./stand-in/events.ts";

const FEEDING = "how often do I feed the starter";
const POST = "chat.postMessage";

describe("asked to slow down", () => {
  it("waits as long as Slack says, and posts once", async () => {
    const { standIn } = await setUp();
    standIn.troubles.set(POST, [{ kind: "status", status: 429, retryAfter: 1 }]);
    const begun = performance.now();
    await standIn.socket.send(mention(FEEDING));
    await until(() => standIn.posts.length === 1);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(1000);
    await aMoment();
    expect(standIn.posts).toHaveLength(1);
  });

  it("only in that channel: others are answered meanwhile", async () => {
    const { standIn } = await setUp();
    standIn.troubles.set(`${POST} C1`, [{ kind: "status", status: 429, retryAfter: 1 }]);
    await standIn.socket.send(mention(FEEDING, { channel: "C1" }));
    await standIn.socket.send(mention(FEEDING, { channel: "C2", user: "U2" }));
    await until(() => standIn.posts.length === 1);
    expect(standIn.posts[0]?.channel).toBe("C2");
    await until(() => standIn.posts.length === 2);
  });

  it("what waits in a channel keeps its order, one at a time", async () => {
    const { standIn } = await setUp();
    standIn.troubles.set(`${POST} C1`, [{ kind: "status", status: 429, retryAfter: 1 }]);
    const threads = [newStamp(), newStamp(), newStamp()];
    for (const [at, ts] of threads.entries())
      await standIn.socket.send(mention(FEEDING, { ts, user: `U${at}` }));
    await until(() => standIn.posts.length === 3);
    expect(standIn.posts.map(({ thread }) => thread)).toEqual(threads);
  });

  it("by the address of a command, too", async () => {
    const { standIn } = await setUp();
    standIn.troubles.set("response", [{ kind: "status", status: 429, retryAfter: 1 }]);
    await standIn.socket.send(command(FEEDING, { url: standIn.address() }));
    await until(() => standIn.responses.length === 1);
    expect(standIn.responses).toHaveLength(1);
  });
});

describe("when Slack is in trouble", () => {
  it.each([500, 503])("a post that it refused with %i is posted again", async (status) => {
    const { standIn } = await setUp();
    standIn.troubles.set(POST, [{ kind: "status", status }]);
    await standIn.socket.send(mention(FEEDING));
    await until(() => standIn.posts.length === 1);
    expect(standIn.calls.filter((call) => call === POST)).toHaveLength(2);
  });

  it("a post that it accepted, and whose answer was lost, is not posted twice", async () => {
    const { standIn } = await setUp();
    standIn.troubles.set(POST, [{ kind: "lost" }]);
    await standIn.socket.send(mention(FEEDING));
    await until(() => standIn.calls.includes("conversations.replies"));
    await aMoment();
    expect(standIn.posts).toHaveLength(1);
    expect(standIn.calls.filter((call) => call === POST)).toHaveLength(1);
  });

  it("in direct messages likewise", async () => {
    const { standIn } = await setUp();
    standIn.troubles.set(POST, [{ kind: "lost" }]);
    await standIn.socket.send(direct(FEEDING));
    await until(() => standIn.calls.includes("conversations.history"));
    await aMoment();
    expect(standIn.posts).toHaveLength(1);
  });
});

describe("where it may not write", () => {
  it("the person is told in the direct messages, once a day", async () => {
    const { standIn } = await setUp();
    standIn.closed.add("C1");
    await standIn.socket.send(mention(FEEDING));
    await standIn.socket.send(mention(FEEDING));
    await until(() => standIn.posts.length === 1);
    await aMoment();
    expect(standIn.posts).toHaveLength(1);
    expect(standIn.posts[0]?.channel).toBe("D1");
    expect(shown(standIn.posts[0] ?? { blocks: [] })).toContain("cannot write in the channel");
  });

  it("a channel that is gone is nobody's trouble", async () => {
    const { standIn, lines } = await setUp();
    standIn.troubles.set(POST, [{ kind: "error", error: "channel_not_found" }]);
    await standIn.socket.send(mention(FEEDING));
    await aMoment(60);
    expect(standIn.posts).toEqual([]);
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});
