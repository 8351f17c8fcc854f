/** Names of things in the stand-in's workspace. */
export const TEAM = "T0001";
export const BOT_USER = "U0BOT";
export const BOT = "B0BOT";
export const APP = "A0001";
export const BOT_TOKEN = "xoxb-1-stand-in";
export const APP_TOKEN = "xapp-1-stand-in";
export const SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
export const ADMIN = "U0ADMIN";

/** Time stamps as Slack makes them: one of a kind in a channel, and growing. */
export function createStamps(): () => string {
  let last = 1_795_348_800_000_000;
  return () => {
    last += 1_000_001;
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, "0")}`;
  };
}
