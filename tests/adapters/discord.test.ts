import { createDiscordPlatform } from "../../adapters/discord/render.ts";
import { describeAdapter } from "./suite.ts";

const live = [
  // Mentions, channels, roles, commands, emoji and times: an angle bracket that nothing takes the force of.
  /(?<!\\)(?:\\\\)*<(?:[@#:/t]|a:|id:)/,
  /(?<!\\)(?:\\\\)*@(?:everyone|here)/,
  /https?:\/\//,
  /(?<!\\)(?:\\\\)*\[[^\]]*\]\(/,
];

describeAdapter("Discord", { platform: createDiscordPlatform(() => 0), live, runs: 60 });
