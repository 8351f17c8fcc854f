import type { Conversation } from "../../src/conversation/conversation.ts";
import type { Gate } from "../../src/conversation/gate/gate.ts";
import type { Log } from "../../src/conversation/log.ts";
import type { Guide } from "../../src/core/guide.ts";
import type { Me } from "./arrival.ts";
import type { Entered } from "./entrance.ts";
import { drawHome } from "./home.ts";
import type { SlackMessage, SlackModal } from "./payload.ts";
import { PLATFORM } from "./platform.ts";
import { promptsOf } from "./prompts.ts";
import { errorOf, refusalOf } from "./refusals.ts";
import type { Send } from "./send.ts";
import { TEXTS } from "./texts.ts";
import type { Web } from "./web.ts";

export interface OpenedTools {
  readonly me: Me;
  readonly web: Pick<Web, "users" | "assistant">;
  readonly send: Pick<Send, "publish" | "open" | "post" | "isEmpty">;
  readonly gate: Gate<SlackMessage>;
  readonly windows: Gate<SlackModal>;
  readonly conversation: Pick<Conversation, "settings" | "changeSettings" | "notices">;
  readonly guide: () => Guide;
  readonly clock: () => number;
  readonly log: Log;
}

type Of<Kind extends Entered["kind"]> = Extract<Entered, { readonly kind: Kind }>;

/** What happens when somebody opens the app in Slack, and changes how it behaves there. */
export function createOpened(tools: OpenedTools) {
  const { me, web, send, gate, windows, conversation, guide, clock, log } = tools;

  const isAdmin = async (person: string): Promise<boolean> => {
    const { user } = await web.users.info({ user: person });
    return user?.is_admin === true || user?.is_owner === true;
  };

  const publish = async (person: string, admin: boolean): Promise<void> => {
    const settings = await conversation.settings(PLATFORM, me.team);
    const notices = conversation.notices();
    const { knowledge } = guide();
    await send.publish(person, drawHome({ knowledge, notices, settings, isAdmin: admin, clock }));
  };

  return {
    home: async ({ person }: Of<"home">): Promise<void> => publish(person, await isAdmin(person)),

    /** Suggests questions where the workspace shows them; where it does not, an empty tab gets a greeting with them. */
    async messages({ channel }: Of<"messages">): Promise<void> {
      const prompts = promptsOf(guide().knowledge);
      try {
        await web.assistant.threads.setSuggestedPrompts({
          channel_id: channel,
          title: TEXTS.prompts,
          prompts: prompts.map(({ title, message }) => ({ title, message })),
        });
      } catch (error) {
        // Without agent_view there is no place for prompts, and without its scope no leave.
        if (errorOf(error) === undefined) throw error;
        if (!(await send.isEmpty(channel))) return;
        const says = conversation.notices().notice("help");
        const controls = prompts.map(({ title: label, topic }) => ({
          label,
          request: { kind: "choose" as const, topic },
        }));
        const greeting = gate.prepare({ says, title: null, controls });
        await send.post({ channel, thread: null }, greeting, `greeting:${channel}`);
      }
    },

    async change({ person, change, trigger }: Of<"setting">): Promise<void> {
      if (await isAdmin(person)) {
        await conversation.changeSettings(PLATFORM, me.team, change);
        log("info", "settings were changed");
        await publish(person, true);
        return;
      }
      const notice = conversation
        .notices()
        .own([{ kind: "words", text: TEXTS["admins-only"], alarm: false }]);
      try {
        await send.open(trigger, windows.prepare({ says: notice, title: null, controls: [] }));
      } catch (error) {
        if (refusalOf(error) === undefined) throw error;
      }
    },
  };
}

export type Opened = ReturnType<typeof createOpened>;
