import { expect, it } from "vitest";
import { riverguide } from "./session.ts";

it("serve exits 2 without settings and names those that each adapter needs", async () => {
  const { exitCode, out, err } = await riverguide(["serve"]);
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
  for (const name of ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PORT"])
    expect(err).toContain(name);
  for (const name of ["DISCORD_TOKEN", "DISCORD_APPLICATION_ID"]) expect(err).toContain(name);
});
