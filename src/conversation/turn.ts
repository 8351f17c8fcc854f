import type { Context } from "../core/context.ts";
import type { Guide, Trace } from "../core/guide.ts";
import type { Message } from "./message.ts";
import type { Notice, Notices } from "./notices.ts";
import type { Outgoing } from "./parts.ts";
import type { Miss } from "./questions/question-log.ts";

/** What a request is answered from. */
export interface Turn {
  readonly message: Message;
  readonly context: Context;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Id of this exchange: controls under the answer name it. */
  readonly exchange: string;
  readonly guide: Guide;
  readonly notices: Notices;
}

/** What a request comes to. */
export interface Response {
  readonly outgoing: Outgoing;
  /** The context it leaves; null to leave it as it was. */
  readonly context: Context | null;
  readonly miss: Miss | null;
  /** Why the reply is what it is; null where nothing was looked for. */
  readonly trace: Trace | null;
}

/** A notice without anything to press, which leaves no trace. */
export function tell(notice: Notice): Response {
  return { outgoing: plain(notice), context: null, miss: null, trace: null };
}

export function plain(notice: Notice): Outgoing {
  return { says: notice, title: null, controls: [] };
}
