import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openConversation, STORE_FILE } from "../../src/cli/open-conversation.ts";
import { readServiceSettings } from "../../src/cli/service-settings.ts";
import { noLog } from "../../src/conversation/log.ts";
import { messageOf, withNotices } from "../conversation/service.ts";
import { bakeryGuide } from "../support/guide.ts";

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "riverguide-open-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function opened(data: string, env: Record<string, string> = {}) {
  const guide = withNotices(bakeryGuide());
  const { settings } = readServiceSettings(env);
  return openConversation({ guide: () => guide, data, settings, log: noLog, clock: Date.now });
}

describe("the service of a data folder", () => {
  it("remembers over a restart what was answered, and the conversation", async () => {
    const data = temporaryFolder();
    const first = await opened(data);
    const deliver = async (): Promise<undefined> => undefined;
    await first.conversation.answer(messageOf("I have celiac disease", { id: "e1" }), deliver);
    await first.close();
    expect(readdirSync(data)).toEqual(expect.arrayContaining(["privacy-keys.json", STORE_FILE]));
    const second = await opened(data);
    expect(await second.conversation.answer(messageOf("hello", { id: "e1" }), deliver)).toMatchObject({
      kind: "already",
    });
    expect(await second.conversation.answer(messageOf("what is it good for?"), deliver)).toMatchObject({
      outgoing: { says: { kind: "caution" } },
    });
    expect(second.storeHealth()).toEqual({ well: true, waiting: 0, dropped: 0 });
    await second.close();
  });

  it("is a fault of the settings where the store is damaged", async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, STORE_FILE), "no database ".repeat(100));
    await expect(opened(data)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("Move the file away"),
    });
  });
});

describe("the service's settings", () => {
  it("are off and unset by default", () => {
    expect(readServiceSettings({ QUESTION_LOG: "", PRIVACY_KEY: "" })).toEqual({
      settings: {
        privacyKey: undefined,
        keepsQuestions: false,
        questionTime: 90 * 24 * 60 * 60_000,
        logLevel: "info",
      },
      faults: [],
    });
  });

  it("tell every fault at once, by name, and no secret", () => {
    const env = { QUESTION_LOG: "yes", QUESTION_LOG_DAYS: "-3", LOG_LEVEL: "loud", PRIVACY_KEY: "hush" };
    const { faults } = readServiceSettings(env);
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual([
      "QUESTION_LOG",
      "QUESTION_LOG_DAYS",
      "LOG_LEVEL",
    ]);
    expect(faults.join()).not.toContain("hush");
  });
});
