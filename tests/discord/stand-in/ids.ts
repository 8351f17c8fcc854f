let last = 1_400_000_000_000_000_000n;

/** An id as Discord makes them: 19 digits, each larger than those before it. */
export function nextId(): string {
  last += 4_194_304n;
  return last.toString();
}

export const TOKEN = "MTQwMDAwMDAwMDAwMDAwMDAw.Gabcde.stand-in_token-that-opens-nothing";
export const APPLICATION = "1300000000000000001";
/** The bot's own user has the id of its application. */
export const BOT = APPLICATION;
export const GUILD = "1300000000000000002";
/** Channels of the guild. */
export const GENERAL = "1300000000000000003";
export const QUIET = "1300000000000000004";
/** A thread in GENERAL. */
export const THREAD = "1300000000000000005";
/** The direct conversation of the person with the bot. */
export const DIRECT = "1300000000000000006";
export const ANN = "1300000000000000101";
export const BEN = "1300000000000000102";
