import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ComponentType,
  type MessageFlags,
} from "discord.js";

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId>;
export type Box = Omit<APIContainerComponent, "components"> & {
  readonly components: APITextDisplayComponent[];
};

/**
 * A message as Discord takes it. Components v2 and no embed: an embed needs a permission of its own, and is dropped without
 * a word where a channel does not give it, and the disclaimer with it.
 */
export interface DiscordPayload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly (Box | Row | APITextDisplayComponent)[];
  /** Discord obeys every mention in a message unless it is told not to. */
  readonly allowed_mentions: { readonly parse: readonly [] };
}

/** The texts of a payload, from top to bottom. */
export function textsOf({ components }: DiscordPayload): string[] {
  return components.flatMap((component) => {
    switch (component.type) {
      case ComponentType.Container:
        return component.components.map(({ content }) => content);
      case ComponentType.TextDisplay:
        return [component.content];
      case ComponentType.ActionRow:
        return [];
      default:
        return component satisfies never;
    }
  });
}

export function rowsOf({ components }: DiscordPayload): Row[] {
  return components.filter((component) => component.type === ComponentType.ActionRow);
}

export function buttonsOf(payload: DiscordPayload): APIButtonComponentWithCustomId[] {
  return rowsOf(payload).flatMap((row) => row.components);
}

/** Components at every depth, as Discord counts them. */
export function countComponents({ components }: DiscordPayload): number {
  return components.reduce(
    (sum, component) => sum + 1 + ("components" in component ? component.components.length : 0),
    0,
  );
}
