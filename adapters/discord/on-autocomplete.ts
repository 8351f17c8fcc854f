import { InteractionResponseType } from "discord.js";
import { refusalOf } from "./refusals.ts";
import { choicesFor, type Search } from "./search.ts";
import type { InteractionCalls } from "./send.ts";

/** What is asked of an autocompletion of the library's. */
export interface IncomingTyping {
  readonly id: string;
  readonly token: string;
  readonly commandName: string;
  readonly options: { getFocused(): string };
}

/** Suggests what somebody may be typing. Nothing of it is kept. */
export function onAutocomplete({
  calls,
  search,
}: {
  readonly calls: InteractionCalls;
  readonly search: () => Search;
}) {
  return async (typing: IncomingTyping): Promise<void> => {
    const typed = typing.options.getFocused();
    const found = typing.commandName === "safety" ? search().conditions(typed) : search().topics(typed);
    try {
      const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
      await calls.respond(typing, { type, data: { choices: choicesFor(typed, found) } });
    } catch (error) {
      // Whoever types on is not waiting for these any more.
      if (refusalOf(error) === undefined) throw error;
    }
  };
}
