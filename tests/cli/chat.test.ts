import { describe, expect, it } from "vitest";
import { Collected, DISCLAIMER, riverguide } from "./session.ts";

describe("chat with its input piped", () => {
  it("gives a reply in plain lines to every line, and keeps the context", async () => {
    const input = "I have celiac disease\n\nwhat is it good for?\n";
    const { exitCode, out, err } = await riverguide(["chat"], { input });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out.split(DISCLAIMER)).toHaveLength(3);
    expect(out.endsWith(`${DISCLAIMER}\n\n`)).toBe(true);
    expect(out.match(/celiac disease or (?:a )?wheat allergy/g)).toHaveLength(2);
  });

  it("is what runs without a command", async () => {
    const { out } = await riverguide([], { input: "hello" });
    expect(out).toBe((await riverguide(["chat"], { input: "hello" })).out);
  });

  it("writes no colours, even to a terminal", async () => {
    const stdout = Object.assign(new Collected(), { isTTY: true });
    const { out } = await riverguide(["chat"], { input: "hello", stdout });
    expect(out).not.toContain("\u001b");
  });
});
