import type { types } from "@slack/bolt";

/** The blocks that this adapter draws. */
export type DrawnBlock =
  | types.SectionBlock
  | types.ContextBlock
  | types.ActionsBlock
  | types.ContextActionsBlock;

/** What can be pressed in them. */
export type DrawnElement = types.Button | types.FeedbackButtons;

/** Anything that consists of blocks. */
export interface Drawing {
  readonly blocks: readonly DrawnBlock[];
}

/** A message as Slack takes it, whichever way it goes. */
export interface SlackMessage extends Drawing {
  /** What notifications show and screen readers read. */
  readonly text: string;
}

/** A window over the conversation. */
export interface SlackModal extends Drawing {
  readonly type: "modal";
  readonly title: types.PlainTextElement;
}

/** The Home tab. */
export interface SlackHome extends Drawing {
  readonly type: "home";
}

/** The texts of a drawing that is read, from top to bottom. */
export function textsOf({ blocks }: Drawing): string[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case "section":
        return block.text === undefined ? [] : [block.text.text];
      case "context":
        return block.elements.flatMap((element) => ("text" in element ? [element.text] : []));
      case "actions":
      case "context_actions":
        return [];
      default:
        return block satisfies never;
    }
  });
}

/** Everything that can be pressed. */
export function elementsOf({ blocks }: Drawing): DrawnElement[] {
  return blocks.flatMap((block): DrawnElement[] => {
    if (block.type === "actions") return block.elements.filter((element) => element.type === "button");
    if (block.type === "context_actions")
      return block.elements.filter((element) => element.type === "feedback_buttons");
    return [];
  });
}

export interface Pressable {
  readonly label: string;
  readonly value: string;
}

/** What stands on everything that can be pressed, and what comes back when it is. */
export function pressablesOf(drawing: Drawing): Pressable[] {
  return elementsOf(drawing).flatMap((element): Pressable[] => {
    if (element.type === "button") return [{ label: element.text.text, value: element.value ?? "" }];
    return [element.positive_button, element.negative_button].map(({ text, value }) => ({
      label: text.text,
      value,
    }));
  });
}
