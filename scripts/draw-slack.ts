/** Draws docs/slack.svg, the picture in README, from what the Slack adapter sends today. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadGuide } from "../src/cli/load-guide.ts";
import { packageFolder } from "../src/cli/places.ts";
import { PICTURED, pictureReplies } from "./slack-picture.ts";

const { stdin, stdout, stderr, env } = process;
const quiet = async (): Promise<void> => {};
const guide = await loadGuide({ stdin, stdout, stderr, env, now: Date.now, print: quiet, note: quiet });
await writeFile(join(packageFolder(), "docs/slack.svg"), await pictureReplies(guide, PICTURED));
