import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createIdentifyThrottle, pauseBefore } from "../../adapters/discord/identify-throttle.ts";
import { inviteLink, PERMISSIONS } from "../../adapters/discord/invite.ts";
import { withoutMentions } from "../../adapters/discord/on-message.ts";
import { choicesFor, createSearch } from "../../adapters/discord/search.ts";
import { readDiscordSettings } from "../../adapters/discord/settings.ts";
import { shorten } from "../../adapters/discord/shorten.ts";
import { decodeWay, encodeWay, type Way } from "../../adapters/discord/way.ts";
import { noLog } from "../../src/conversation/log.ts";
import { LONGEST_DELIVERY } from "../../src/conversation/message.ts";
import { hostileText } from "../adapters/texts.ts";
import { shippedGuide } from "../support/guide.ts";
import { APPLICATION, TOKEN } from "./stand-in/ids.ts";

describe("settings", () => {
  it("that are right are read", () => {
    const env = {
      DISCORD_TOKEN: TOKEN,
      DISCORD_APPLICATION_ID: APPLICATION,
      DISCORD_API_URL: "http://127.0.0.1:9000/api/v10/",
    };
    const { settings, faults } = readDiscordSettings(env);
    expect(faults).toEqual([]);
    expect(settings).toEqual({ token: TOKEN, applicationId: APPLICATION, api: "http://127.0.0.1:9000/api" });
  });

  it("that are wrong are all told at once, by name and without a value", () => {
    const env = {
      DISCORD_TOKEN: "hunter2",
      DISCORD_APPLICATION_ID: "my-bot",
      DISCORD_API_URL: "localhost:9000",
    };
    const { faults } = readDiscordSettings(env);
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual([
      "DISCORD_TOKEN",
      "DISCORD_APPLICATION_ID",
      "DISCORD_API_URL",
    ]);
    expect(faults.join()).not.toMatch(/hunter2|my-bot/);
  });

  it("of which one is missing are told so", () => {
    expect(readDiscordSettings({ DISCORD_TOKEN: TOKEN }).faults.join()).toContain(
      "DISCORD_APPLICATION_ID is missing",
    );
    expect(readDiscordSettings({ DISCORD_APPLICATION_ID: APPLICATION }).faults.join()).toContain(
      "DISCORD_TOKEN is missing",
    );
  });
});

describe("identifying", () => {
  it("does not wait on an ordinary day", () => {
    expect(pauseBefore({ total: 1000, remaining: 950, reset_after: 3_600_000, max_concurrency: 1 })).toBe(0);
  });

  it("never spends the last of a day, however often the program starts over", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 86_400_000 }),
        (left, time) => {
          let remaining = left;
          let reset_after = time;
          // A program that dies the moment it has identified, until the day is over.
          while (reset_after > 0 && remaining > 0) {
            const pause = pauseBefore({ total: 1000, remaining, reset_after, max_concurrency: 1 });
            // The library leaves 5 s between two of one process; a new process takes at least one to start.
            reset_after -= pause + 1000;
            if (reset_after > 0) remaining -= 1;
          }
          expect(remaining).toBeGreaterThan(0);
        },
      ),
    );
  });

  it("that waits for longer than a connection lasts does not begin its wait anew", async () => {
    let now = 0;
    const waited: number[] = [];
    const throttle = createIdentifyThrottle({
      limit: async () => ({ total: 1000, remaining: 100, reset_after: 100_000, max_concurrency: 1 }),
      inner: { waitForIdentify: async () => void waited.push(now) },
      clock: () => now,
      log: noLog,
    });
    const first = new AbortController();
    const closed = throttle.waitForIdentify(0, first.signal);
    await new Promise((resolve) => setTimeout(resolve, 10));
    first.abort();
    await expect(closed).rejects.toThrow();
    now = 1000;
    await throttle.waitForIdentify(0, new AbortController().signal);
    expect(waited).toEqual([1000]);
  });
});

describe("a text that is shortened", () => {
  it("is never longer than it may be, never empty where it was not, and still text", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 2, max: 120 }), (text, most) => {
        const short = shorten(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(short.isWellFormed()).toBe(true);
        if (text.toWellFormed().trim() !== "") expect(short).not.toBe("");
      }),
    );
  });

  it("is cut between words, and not within a character of several", () => {
    expect(shorten("How often do I feed the starter?", 20)).toBe("How often do I feed…");
    expect(shorten("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 15)).toBe("👩‍👩‍👧‍👦…");
  });
});

it("mentions, channels and pictures are no words of a question", () => {
  expect(withoutMentions("<@1> <@!2> hey <@&3>, see <#4>: is it <a:wave:5> safe?")).toBe(
    "hey , see : is it safe?",
  );
});

describe("the way of an answer", () => {
  const ways: Way[] = [
    { kind: "post", channel: "1", reply: null, nonce: "2" },
    { kind: "post", channel: "1", reply: "3", nonce: "2" },
    { kind: "interaction", id: "1", token: "t".repeat(1000), channel: "2", ephemeral: true },
    { kind: "word", person: "1", nonce: "2" },
  ];

  it("is read as it was kept, and fits", () => {
    for (const way of ways) {
      expect(decodeWay(encodeWay(way))).toEqual(way);
      expect(encodeWay(way).length).toBeLessThan(LONGEST_DELIVERY);
    }
  });

  it("of another version is none", () => {
    for (const text of [undefined, "null", "{}", '{"kind":"post"}', '{"kind":"pigeon"}']) {
      expect(decodeWay(text)).toBeUndefined();
    }
  });
});

describe("suggestions", () => {
  const search = createSearch(shippedGuide().knowledge);

  it.each([
    ["hwo ofetn shuold i hvae it", /how often/i],
    ["how logn is a sesion", /how long/i],
    ["wat is it", /what is/i],
    ["self masage", /myself|self|home/i],
    ["swellign", /swelling/i],
  ])("for %j hold what was meant", (typed, meant) => {
    expect(search.topics(typed).slice(0, 5).join("\n")).toMatch(meant);
  });

  it("take some milliseconds", () => {
    search.topics("warm");
    const begun = performance.now();
    for (let count = 0; count < 10; count += 1) search.topics("hwo ofetn shuold i hvae it");
    expect((performance.now() - begun) / 10).toBeLessThan(50);
  });

  it("are no more than 25 of no more than 100 characters, the person's own words first", () => {
    fc.assert(
      fc.property(hostileText, (typed) => {
        const choices = choicesFor(typed, search.topics(typed));
        expect(choices.length).toBeLessThanOrEqual(25);
        for (const { name, value } of choices) {
          expect(name.length).toBeGreaterThan(0);
          expect(Math.max(name.length, value.length)).toBeLessThanOrEqual(100);
        }
        const own = typed.trim();
        if (own !== "" && own.length <= 100) expect(choices[0]?.value).toBe(own);
      }),
      { numRuns: 50 },
    );
  });
});

it("the invite link asks for the four permissions that answering takes, and no more", () => {
  expect(PERMISSIONS).toBe(274_877_975_552n);
  expect(inviteLink(APPLICATION)).toBe(
    `https://discord.com/oauth2/authorize?client_id=${APPLICATION}&scope=bot+applications.commands&permissions=274877975552`,
  );
});
