import { EXIT, Fault } from "./fault.ts";
import { loadGuide } from "./load-guide.ts";
import type { Session } from "./surroundings.ts";

/**
 * Prints the manifest that a Slack app is made from.
 *
 * @throws Fault for an address that Slack cannot call
 */
export async function printManifest(
  { url, agent }: { readonly url?: string; readonly agent: boolean },
  session: Session,
): Promise<number> {
  if (url !== undefined && !isAddress(url))
    throw new Fault(
      EXIT.usage,
      "--url is no https address: give one that Slack can reach, like https://guide.example.org",
    );
  const [{ createManifest }, { knowledge }] = await Promise.all([
    import("../../adapters/slack/manifest.ts"),
    loadGuide(session),
  ]);
  await session.print(`${JSON.stringify(createManifest(knowledge, { url, agent }), null, 2)}\n`);
  return EXIT.fine;
}

/** Slack calls https only: docs.slack.dev/apis/events-api/using-http-request-urls. */
function isAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === "https:";
}
