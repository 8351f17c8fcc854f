import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createPseudonyms } from "../../src/conversation/privacy/pseudonyms.ts";
import { KEY_FILE, openKeyRing } from "../../src/store/privacy-keys.ts";
import { openSqliteStore } from "../../src/store/sqlite.ts";
import { said, testService } from "../conversation/service.ts";
import { temporaryFolder } from "./files.ts";

const DAY = 24 * 60 * 60_000;

function opened(folder: string, secret?: string, at = 0) {
  return openKeyRing({ folder, secret, retention: 90 * DAY, at });
}

describe("the privacy keys", () => {
  it("are made once, and readable for their owner only", () => {
    const folder = temporaryFolder();
    const { current } = opened(folder);
    expect(current.secret).toHaveLength(32);
    expect(opened(folder)).toEqual({ current, earlier: [] });
    expect(statSync(join(folder, KEY_FILE)).mode & 0o777).toBe(0o600);
    chmodSync(join(folder, KEY_FILE), 0o644);
    opened(folder);
    expect(statSync(join(folder, KEY_FILE)).mode & 0o777).toBe(0o600);
  });

  it("follow PRIVACY_KEY, which is not written down itself", () => {
    const folder = temporaryFolder();
    const ring = opened(folder, "a secret of my own");
    expect(opened(folder, "a secret of my own")).toEqual(ring);
    expect(opened(temporaryFolder(), "a secret of my own")).toEqual(ring);
    expect(readFileSync(join(folder, KEY_FILE), "utf8")).not.toContain("a secret of my own");
  });

  it("keep a key that was changed until nothing made with it is kept any more", () => {
    const folder = temporaryFolder();
    const first = opened(folder, "first");
    expect(opened(folder, "second", DAY).earlier).toEqual([first.current]);
    expect(opened(folder, "second", 91 * DAY).earlier).toEqual([first.current]);
    expect(opened(folder, "second", 92 * DAY).earlier).toEqual([]);
  });

  it("go back to a key that was changed back, and stay with it where PRIVACY_KEY is unset", () => {
    const folder = temporaryFolder();
    const first = opened(folder, "first");
    opened(folder, "second");
    expect(opened(folder, "first").current).toEqual(first.current);
    expect(opened(folder).current).toEqual(first.current);
  });

  it("are an error where their file is damaged, and it is left as it is", () => {
    const folder = temporaryFolder();
    for (const damaged of ["", "[]", "{", '[{"id": "a", "secret": "short", "retiredAt": null}]']) {
      writeFileSync(join(folder, KEY_FILE), damaged);
      expect(() => opened(folder)).toThrow(/are damaged\. Restore a copy .* Nothing was overwritten\.$/);
      expect(readFileSync(join(folder, KEY_FILE), "utf8")).toBe(damaged);
    }
  });

  it("let somebody be forgotten whose rows were made with an earlier key", async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore(join(folder, "store.sqlite"));
    const before = testService({ store, pseudonyms: createPseudonyms(opened(folder, "first"), randomBytes) });
    await before.ask("I have celiac disease");
    const after = testService({ store, pseudonyms: createPseudonyms(opened(folder, "second"), randomBytes) });
    expect(said(await after.ask("what is it good for?")).kind).toBe("caution");
    expect(said(await after.ask({ kind: "forget-me" }))).toMatchObject({ name: "forgotten" });
    expect(said(await after.ask("what is it good for?")).kind).toBe("answer");
    await store.close();
  });
});

describe("what is sealed", () => {
  const ring = { current: { id: "k1", secret: randomBytes(32) }, earlier: [] };

  it("comes back, and cannot be read or changed without the key", () => {
    const pseudonyms = createPseudonyms(ring, randomBytes);
    const sealed = pseudonyms.seal("I have a secret ✓");
    expect(sealed).not.toContain("secret");
    expect(pseudonyms.open(sealed)).toBe("I have a secret ✓");
    const other = createPseudonyms(
      { current: { id: "k1", secret: randomBytes(32) }, earlier: [] },
      randomBytes,
    );
    expect(other.open(sealed)).toBeUndefined();
    for (const changed of ["", "k1", "k1.", `k2${sealed.slice(2)}`, sealed.slice(0, -4)]) {
      expect(pseudonyms.open(changed)).toBeUndefined();
    }
  });

  it("tells lists of names apart that would read the same when put together", () => {
    const { hash } = createPseudonyms(ring, randomBytes);
    const all = [
      hash("person", "ab", "c"),
      hash("person", "a", "bc"),
      hash("person", "abc"),
      hash("event", "ab", "c"),
    ];
    expect(new Set(all).size).toBe(4);
    for (const each of all) expect(each).toMatch(/^[\w-]{22}$/);
  });
});
