import type { Limit } from "../../src/conversation/gate/platform.ts";
import {
  type Drawing,
  elementsOf,
  pressablesOf,
  type SlackHome,
  type SlackMessage,
  type SlackModal,
  textsOf,
} from "./payload.ts";

const BLOCKS = "https://docs.slack.dev/reference/block-kit/blocks";
const ELEMENTS = "https://docs.slack.dev/reference/block-kit/block-elements";
const OBJECTS = "https://docs.slack.dev/reference/block-kit/composition-objects";

/** What other parts of the adapter have to keep, in characters. */
export const LONGEST = {
  /** `section-block`, also of a context block's texts (text-object: 3,000). */
  section: 3000,
  /** `button-element`; also of feedback buttons. */
  label: 75,
  /** Title of a modal: https://docs.slack.dev/reference/views/modal-views. */
  modalTitle: 24,
  /** https://docs.slack.dev/reference/app-manifest, `display_information.name` and `.description`. */
  appName: 35,
  appDescription: 140,
  /** `features.agent_view.agent_description`. */
  agentDescription: 300,
} as const;

/** Of suggested prompts: https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts. */
export const MOST_PROMPTS = 4;

/** What holds for blocks wherever they stand. */
const IN_BLOCKS: readonly Limit<Drawing>[] = [
  {
    name: "section text",
    most: LONGEST.section,
    source: `${BLOCKS}/section-block`,
    measure: ({ blocks }) =>
      blocks.flatMap((block) =>
        block.type === "section" && block.text !== undefined ? [block.text.text.length] : [],
      ),
  },
  {
    name: "context text",
    most: LONGEST.section,
    source: `${OBJECTS}/text-object (3,000 in every text object)`,
    measure: ({ blocks }) =>
      blocks.flatMap((block) => (block.type === "context" ? textsOf({ blocks: [block] }) : [])).map(lengthOf),
  },
  {
    name: "elements of a context block",
    most: 10,
    source: `${BLOCKS}/context-block`,
    measure: ({ blocks }) =>
      blocks.flatMap((block) => (block.type === "context" ? [block.elements.length] : [])),
  },
  {
    name: "elements of an actions block",
    most: 25,
    source: `${BLOCKS}/actions-block`,
    measure: ({ blocks }) =>
      blocks.flatMap((block) => (block.type === "actions" ? [block.elements.length] : [])),
  },
  {
    name: "elements of a context_actions block",
    most: 5,
    source: `${BLOCKS}/context-actions-block`,
    measure: ({ blocks }) =>
      blocks.flatMap((block) => (block.type === "context_actions" ? [block.elements.length] : [])),
  },
  {
    name: "label",
    most: LONGEST.label,
    source: `${ELEMENTS}/button-element and ${ELEMENTS}/feedback-buttons-element`,
    measure: (drawing) => pressablesOf(drawing).map(({ label }) => label.length),
  },
  {
    name: "accessibility_label",
    most: 75,
    source: `${ELEMENTS}/feedback-buttons-element`,
    measure: (drawing) =>
      elementsOf(drawing).flatMap((element) =>
        element.type === "feedback_buttons"
          ? [element.positive_button, element.negative_button].map(
              (button) => button.accessibility_label?.length ?? 0,
            )
          : [],
      ),
  },
  {
    name: "value",
    most: 2000,
    source: `${ELEMENTS}/button-element and ${ELEMENTS}/feedback-buttons-element`,
    measure: (drawing) => pressablesOf(drawing).map(({ value }) => value.length),
  },
  {
    name: "action_id",
    most: 255,
    source: `${ELEMENTS}/button-element`,
    measure: (drawing) => elementsOf(drawing).map((element) => element.action_id?.length ?? 0),
  },
];

const blocks = (most: number, source: string): Limit<Drawing> => ({
  name: "blocks",
  most,
  source,
  measure: (drawing) => [drawing.blocks.length],
});

export const MESSAGE_LIMITS: readonly Limit<SlackMessage>[] = [
  blocks(50, `${BLOCKS} (50 in a message)`),
  ...IN_BLOCKS,
  {
    name: "text of all blocks",
    most: 12_000,
    source: "https://github.com/slackapi/bolt-js/issues/2509 (msg_blocks_too_long near 13,200)",
    measure: (message) => [
      [...textsOf(message), ...pressablesOf(message).map(({ label }) => label)].reduce(
        (sum, text) => sum + text.length,
        0,
      ),
    ],
  },
  {
    name: "text",
    most: 40_000,
    source: "https://docs.slack.dev/reference/methods/chat.postMessage (longer ones are cut, at their end)",
    measure: ({ text }) => [text.length],
  },
];

export const MODAL_LIMITS: readonly Limit<SlackModal>[] = [
  blocks(100, "https://docs.slack.dev/reference/views/modal-views (100 in a modal)"),
  ...IN_BLOCKS,
  {
    name: "title of a modal",
    most: LONGEST.modalTitle,
    source: "https://docs.slack.dev/reference/views/modal-views",
    measure: ({ title }) => [title.text.length],
  },
];

export const HOME_LIMITS: readonly Limit<SlackHome>[] = [
  blocks(100, "https://docs.slack.dev/reference/views/home-tab-views (100 in a Home tab)"),
  ...IN_BLOCKS,
];

function lengthOf(text: string): number {
  return text.length;
}
