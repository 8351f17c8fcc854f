import { z } from "zod";
import { decodeControl } from "../../src/conversation/controls.ts";
import type { Message, Request } from "../../src/conversation/message.ts";
import { type Arrival, isDirect, privatePlace, publicPlace, type Reading } from "./arrival.ts";
import { PLATFORM } from "./platform.ts";
import { privateIn } from "./read-command.ts";
import { encodeWay, type Way } from "./way.ts";

/** What can be pressed in the Home tab, by action_id. */
export const HOME_ACTIONS = {
  forget: "rg:home:forget-me",
  inThread: "rg:home:in-thread",
  privateByDefault: "rg:home:private",
} as const;

const PRESS = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  container: z
    .object({
      is_ephemeral: z.boolean().optional(),
      thread_ts: z.string().optional(),
      message_ts: z.string().optional(),
    })
    .optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })).min(1),
});

type Press = z.infer<typeof PRESS>;
type Setting = Extract<Arrival, { readonly kind: "setting" }>["change"];

/** What somebody pressed: a control under an answer, or something in the Home tab. */
export function readPress(body: unknown, reading: Reading): Arrival | undefined {
  const read = PRESS.safeParse(body);
  const [action] = read.success ? read.data.actions : [];
  if (!read.success || action === undefined) return undefined;
  const { user, trigger_id: trigger } = read.data;
  const change = changeIn(action.action_id, action.value);
  if (change !== undefined) return { kind: "setting", person: user.id, change, trigger };
  const request: Request =
    action.action_id === HOME_ACTIONS.forget
      ? { kind: "forget-me" }
      : decodeControl(action.value ?? "", reading.at);
  const { place, way } = whereTo(request, read.data, reading);
  return {
    kind: "ask",
    message: {
      platform: PLATFORM,
      id: trigger,
      person: user.id,
      ...place,
      request,
      delivery: encodeWay(way),
    },
  };
}

function changeIn(action: string, value: string | undefined): Setting | undefined {
  if (action === HOME_ACTIONS.inThread) return { inThread: value === "true" };
  return action === HOME_ACTIONS.privateByDefault ? { privateByDefault: value === "true" } : undefined;
}

interface Where {
  readonly place: Pick<Message, "place" | "privacy" | "home" | "alsoFrom">;
  readonly way: Way;
}

/** Where the press belongs, and how what comes of it reaches the person. */
function whereTo(request: Request, press: Press, { me }: Reading): Where {
  const { user, channel, container, message, response_url: url = null, trigger_id: trigger } = press;
  const thread = container?.thread_ts ?? message?.thread_ts ?? null;
  const window: Way = { kind: "window", trigger, url, thread };
  if (channel === undefined) return { place: privatePlace(user.id), way: window };

  const isOpen = !container?.is_ephemeral && !isDirect(channel.id);
  const place = isOpen ? publicPlace(channel.id, thread, me.team) : privateIn(channel.id, user.id, me.team);
  const respond = (open: boolean): Way => (url === null ? window : { kind: "respond", url, open, thread });
  switch (request.kind) {
    case "section":
      return { place, way: window };
    case "private":
      // What they have said of themselves in the channel counts where they go on.
      return {
        place: { ...privatePlace(user.id), alsoFrom: place.place },
        way: { kind: "direct", person: user.id },
      };
    case "share":
      return { place, way: respond(true) };
    case "feedback":
    case "too-old":
      return { place, way: respond(false) };
    default: {
      if (container?.is_ephemeral) return { place, way: respond(false) };
      const since = container?.message_ts ?? "0";
      return { place, way: { kind: "post", channel: channel.id, thread, since } };
    }
  }
}
