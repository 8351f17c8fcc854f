import type { NamedCondition } from "../reply/reply.ts";
import { mayNameBack } from "../safety/slots.ts";
import { type Lookup, listNames, type Situation } from "./state.ts";

/** Letters that two names of one condition share where one is a form of the other ("pregnant", "pregnancy"). */
const SHARED = 4;

/**
 * "You mention “eczema”. ": conditions as the person calls them, where that is not the name the guide uses for them; empty
 * where it is, or nearly so. A name read back is surer to be read on from.
 */
export function mention(
  { mentions }: Situation,
  named: readonly NamedCondition[],
  { say }: Pick<Lookup, "say">,
): string {
  const used = new Map(named.map(({ id, name }) => [id, name.toLowerCase()]));
  const typed = mentions.flatMap(({ denied, condition, name }) => {
    const own = used.get(condition?.id ?? null);
    if (denied || condition === undefined || own === undefined || !mayNameBack(name)) return [];
    return own.includes(name.slice(0, SHARED)) ? [] : [`“${name}”`];
  });
  const names = [...new Set(typed)];
  return names.length === 0 ? "" : `${say("you-mention", { names: listNames(names) })} `;
}
