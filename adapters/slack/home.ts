import type { types } from "@slack/bolt";
import { createGate } from "../../src/conversation/gate/gate.ts";
import type { Sendable } from "../../src/conversation/gate/platform.ts";
import type { Notices } from "../../src/conversation/notices.ts";
import type { Part } from "../../src/conversation/parts.ts";
import type { HomeSettings } from "../../src/conversation/settings.ts";
import { plain } from "../../src/conversation/turn.ts";
import type { Knowledge } from "../../src/core/knowledge.ts";
import type { SlackHome } from "./payload.ts";
import { homePlatform } from "./platform.ts";
import { HOME_ACTIONS } from "./read-press.ts";
import { TEXTS } from "./texts.ts";

export interface HomeView {
  readonly knowledge: Knowledge;
  readonly notices: Pick<Notices, "say" | "own" | "notice">;
  readonly settings: HomeSettings;
  /** Whether the person may change the settings. */
  readonly isAdmin: boolean;
  readonly clock: () => number;
}

/** The Home tab: how to ask, what can be asked, the precautions, where it is from, and what can be set. */
export function drawHome(view: HomeView): Sendable<SlackHome> {
  const { knowledge, notices, isAdmin, clock } = view;
  const buttons = [forgetButton(), ...(isAdmin ? settingButtons(view.settings) : [])];
  const platform = homePlatform(clock, [{ type: "actions", elements: buttons }]);
  const gate = createGate({ platform, instead: () => notices.notice("trouble") });
  const parts: Part[] = [
    { kind: "title", text: knowledge.article.title },
    words(notices.say("about")),
    { kind: "list", heading: TEXTS["how-to-ask"], items: WAYS_TO_ASK.map((name) => TEXTS[name]) },
    words(notices.say("topics")),
    ...topicLists(knowledge, notices),
    words(notices.say("conditions")),
    ...conditionLists(knowledge),
    ...(isAdmin ? [settingList(view.settings)] : []),
  ];
  return gate.prepare(plain(notices.own(parts)));
}

const WAYS_TO_ASK = ["ask-mention", "ask-direct", "ask-command", "ask-shortcut"] as const;

function words(text: string): Part {
  return { kind: "words", text, alarm: false };
}

function topicLists({ article, topics }: Knowledge, notices: Pick<Notices, "say">): Part[] {
  const list = (heading: string, items: readonly string[]): Part[] =>
    items.length === 0 ? [] : [{ kind: "list", heading, items }];
  const bySection = article.sections.flatMap(({ slug, heading }) => {
    const answered = topics.filter(({ open, passages }) => !open && passages[0]?.section === slug);
    return list(
      heading,
      answered.map(({ title }) => title),
    );
  });
  const open = topics.filter((topic) => topic.open).map(({ title }) => title);
  return [...bySection, ...list(notices.say("topics-open"), open)];
}

function conditionLists({ safety }: Knowledge): Part[] {
  return (["avoid", "caution"] as const).flatMap((level): Part[] => {
    const { text, heading } = safety.precautions[level].sentence;
    const names = safety.conditions.filter((condition) => condition.level === level).map(({ name }) => name);
    return [
      { kind: "passage", text, heading, precaution: true },
      { kind: "list", heading: "", items: names },
    ];
  });
}

function settingList({ inThread, privateByDefault }: HomeSettings): Part {
  return {
    kind: "list",
    heading: TEXTS.settings,
    items: [
      TEXTS[inThread ? "in-thread" : "in-place"],
      TEXTS[privateByDefault ? "private-by-default" : "public-by-default"],
    ],
  };
}

function forgetButton(): types.Button {
  return button(HOME_ACTIONS.forget, TEXTS["forget-me"], "");
}

/** Each says what it will be when it is pressed. */
function settingButtons({ inThread, privateByDefault }: HomeSettings): types.Button[] {
  return [
    button(
      HOME_ACTIONS.inThread,
      TEXTS[inThread ? "answer-in-place" : "answer-in-thread"],
      String(!inThread),
    ),
    button(
      HOME_ACTIONS.privateByDefault,
      TEXTS[privateByDefault ? "make-public" : "make-private"],
      String(!privateByDefault),
    ),
  ];
}

function button(action: string, label: string, value: string): types.Button {
  return {
    type: "button",
    action_id: action,
    text: { type: "plain_text", text: label, emoji: false },
    ...(value === "" ? {} : { value }),
  };
}
