import type { Limit } from "../../src/conversation/gate/platform.ts";
import { buttonsOf, countComponents, type DiscordPayload, rowsOf, textsOf } from "./payload.ts";

const COMPONENTS = "https://docs.discord.com/developers/components/reference";

/** What other parts of the adapter have to keep, outside messages. */
export const LONGEST = {
  /** `#button-button-structure`. */
  label: 80,
  /** `#anatomy-of-a-component`; also of a modal. */
  customId: 100,
  /** Name and value of a suggestion: application-commands, "application command option choice structure". */
  choice: 100,
  /** `#text-input`. */
  modalInput: 4000,
} as const;

/** Suggestions that autocomplete may give: application-commands, "autocomplete". */
export const MOST_CHOICES = 25;

/** What Discord takes in a message of components v2. */
export const LIMITS: readonly Limit<DiscordPayload>[] = [
  {
    name: "components",
    most: 40,
    source: `${COMPONENTS}#component-reference (a message holds up to 40 components, nested ones counted)`,
    measure: (payload) => [countComponents(payload)],
  },
  {
    name: "characters",
    most: 4000,
    source: `${COMPONENTS}#text-display (4,000 over all components; labels are counted here, to be sure)`,
    measure: (payload) => {
      const texts = [...textsOf(payload), ...buttonsOf(payload).map(({ label }) => label ?? "")];
      return [texts.reduce((sum, text) => sum + text.length, 0)];
    },
  },
  {
    name: "buttons in a row",
    most: 5,
    source: `${COMPONENTS}#action-row (up to 5 buttons)`,
    measure: (payload) => rowsOf(payload).map((row) => row.components.length),
  },
  {
    name: "label",
    most: LONGEST.label,
    source: `${COMPONENTS}#button-button-structure`,
    measure: (payload) => buttonsOf(payload).map((button) => button.label?.length ?? 0),
  },
  {
    name: "custom_id",
    most: LONGEST.customId,
    source: `${COMPONENTS}#anatomy-of-a-component (1 to 100 characters)`,
    measure: (payload) => buttonsOf(payload).map(({ custom_id }) => custom_id.length),
  },
];
