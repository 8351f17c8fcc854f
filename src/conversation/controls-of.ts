import type { Reply } from "../core/reply/reply.ts";
import type { Control } from "./controls.ts";
import type { Turn } from "./turn.ts";

/** More than five are not read, and five fit a row on every platform. */
export const MOST_CONTROLS = 5;

/**
 * What can be pressed under a reply: questions to go on with, the section, whether it helped; the readings of an unclear
 * question and "none of these"; under a private answer that it may be shared, and under a public one about a condition that
 * it may go on in private. An emergency card stands alone.
 *
 * @param offered topics of the reply's suggestions, in their order
 */
export function controlsOf(reply: Reply, offered: readonly string[], turn: Turn): Control[] {
  const { message, exchange, notices } = turn;
  if (message.typed) return [];
  const choices = reply.suggestions.flatMap((label, at): Control[] => {
    const topic = offered[at];
    return topic === undefined ? [] : [{ label, request: { kind: "choose", topic } }];
  });
  const { topic } = reply;
  switch (reply.kind) {
    case "urgent":
      return [];
    case "off-topic":
    case "small-talk":
      return choices;
    case "clarify":
      return [
        ...choices.slice(0, MOST_CONTROLS - 1),
        { label: notices.say("control-none"), request: { kind: "none-of-these", exchange } },
      ];
    case "answer":
    case "caution":
    case "not-covered": {
      const turns: Control[] = [];
      if (message.privacy === "public" && reply.conditions.length > 0) {
        turns.push({ label: notices.say("control-private"), request: { kind: "private" } });
      }
      // Only an answer without conditions is anybody's; and there has to be a channel to share it with.
      if (
        message.privacy === "private" &&
        message.home !== null &&
        reply.kind === "answer" &&
        topic !== null
      ) {
        turns.push({ label: notices.say("control-share"), request: { kind: "share", topic } });
      }
      const [first] = reply.passages;
      const reading: Control[] =
        first === undefined
          ? []
          : [{ label: notices.say("control-section"), request: { kind: "section", section: first.section } }];
      const rating = [true, false].map((helpful): Control => {
        const label = notices.say(helpful ? "control-helpful" : "control-not-helpful");
        return { label, request: { kind: "feedback", exchange, topic, helpful } };
      });
      const room = MOST_CONTROLS - turns.length - reading.length - rating.length;
      return [...choices.slice(0, room), ...reading, ...turns, ...rating];
    }
    default:
      return reply satisfies never;
  }
}
