import type { Answering } from "./answering.ts";
import { ACTION } from "./blocks.ts";
import type { Entered, Entrance } from "./entrance.ts";
import type { Opened } from "./opened.ts";
import { COMMAND, SHORTCUT } from "./read-command.ts";

/** What Slack wants to be told within 3 seconds. */
interface Acknowledged {
  readonly body: object;
  readonly ack: () => Promise<void>;
}

/** What is asked of the library's app: also what the manifest is made from. */
export interface Registrar {
  event(name: string, handle: (args: { readonly body: object }) => Promise<void>): void;
  command(name: string, handle: (args: Acknowledged) => Promise<void>): void;
  shortcut(
    which: { readonly callback_id: string; readonly type: "message_action" },
    handle: (args: Acknowledged) => Promise<void>,
  ): void;
  action(id: RegExp, handle: (args: Acknowledged) => Promise<void>): void;
}

export interface Handlers {
  readonly entrance: Pick<Entrance, "take">;
  readonly answering: Pick<Answering, "answer">;
  readonly opened: Opened;
}

/** Everything that the app listens to. */
export function register(app: Registrar, { entrance, answering, opened }: Handlers): void {
  const handle = async (body: object): Promise<void> => {
    const entered = await entrance.take(body);
    if (entered !== undefined) await act(entered);
  };
  const act = async (entered: Entered): Promise<void> => {
    switch (entered.kind) {
      case "ask":
        return await answering.answer(entered.ticket, entered.message);
      case "home":
        return await opened.home(entered);
      case "messages":
        return await opened.messages(entered);
      case "setting":
        return await opened.change(entered);
      case "withdraw":
        // Done before it was acknowledged.
        return;
      default:
        return entered satisfies never;
    }
  };
  const acknowledge = async ({ body, ack }: Acknowledged): Promise<void> => {
    await ack();
    await handle(body);
  };
  app.event("app_mention", ({ body }) => handle(body));
  app.event("message", ({ body }) => handle(body));
  app.event("app_home_opened", ({ body }) => handle(body));
  app.command(COMMAND, acknowledge);
  app.shortcut({ callback_id: SHORTCUT, type: "message_action" }, acknowledge);
  app.action(new RegExp(`^${ACTION}:`), acknowledge);
}
