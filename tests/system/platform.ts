import { type ChildProcess, fork } from "node:child_process";
import { programOf } from "./build.ts";
import type { FromPlatform, ToPlatform } from "./talk.ts";

/** What the platform knows of its events, over all runs of the program. */
export interface Books {
  /** Not acknowledged: to be delivered again. */
  readonly unacknowledged: Set<string>;
  /** Answers taken, by question. */
  readonly accepted: Map<string, number>;
  /** Answers taken whose record the program has not told of: what a kill may double. */
  readonly unrecorded: Set<string>;
  /** How often a question stood in that window when the program was killed. */
  readonly excused: Map<string, number>;
  recorded: number;
  takenUp: number;
  readonly faults: string[];
}

export interface Run {
  deliver(event: Extract<FromPlatform, { kind: "event" }>): void;
  /** Ends it by SIGKILL, and settles when all it had sent has been read. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export function openBooks(): Books {
  return {
    unacknowledged: new Set(),
    accepted: new Map(),
    unrecorded: new Set(),
    excused: new Map(),
    recorded: 0,
    takenUp: 0,
    faults: [],
  };
}

/** Starts the program; settles when it can be delivered to. */
export async function start(folder: string, compiled: string, books: Books): Promise<Run> {
  const child = fork(programOf("kill-child"), [folder, compiled], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const fromEarlier = new Set<string>();
  const ready = new Promise<void>((resolve, reject) => {
    child.on("message", (message: ToPlatform) => {
      if (message.kind === "ready") resolve();
      note(message, child, books, fromEarlier);
    });
    child.once("exit", (code) => reject(new Error(`the program ended with ${code} before it was ready`)));
  });
  const gone = Promise.all([
    new Promise((resolve) => child.once("exit", resolve)),
    new Promise((resolve) => child.once("disconnect", resolve)),
  ]);
  await ready;
  const say = (message: FromPlatform): void => {
    // One that is being killed takes nothing any more; what it misses is delivered again.
    if (child.connected) child.send(message, () => {});
  };
  return {
    deliver(event) {
      books.unacknowledged.add(event.id);
      say(event);
    },
    async kill() {
      child.kill("SIGKILL");
      await gone;
      for (const id of books.unrecorded) books.excused.set(id, (books.excused.get(id) ?? 0) + 1);
      books.unrecorded.clear();
    },
    async stop() {
      say({ kind: "stop" });
      await gone;
    },
  };
}

function note(message: ToPlatform, child: ChildProcess, books: Books, fromEarlier: Set<string>): void {
  switch (message.kind) {
    case "acknowledged":
      books.unacknowledged.delete(message.id);
      break;
    case "post":
      books.accepted.set(message.id, (books.accepted.get(message.id) ?? 0) + 1);
      books.unrecorded.add(message.id);
      if (message.left) fromEarlier.add(message.id);
      if (child.connected)
        child.send({ kind: "accepted", post: message.post } satisfies FromPlatform, () => {});
      break;
    case "recorded":
      // Said of a second delivery too, whose first may still be on its way from an earlier run.
      if (fromEarlier.has(message.id)) break;
      books.unrecorded.delete(message.id);
      books.recorded += 1;
      break;
    case "took-up":
      books.takenUp += message.messages;
      for (const id of fromEarlier) books.unrecorded.delete(id);
      fromEarlier.clear();
      break;
    case "fault":
      books.faults.push(message.message);
      break;
    case "ready":
      break;
    default:
      message satisfies never;
  }
}
