/**
 * Replies that replies.yaml must hold besides those of the core (src/knowledge/replies.ts), by name: what the service says
 * around the answers. The `control-` ones stand on buttons: keep them under 75 characters (Slack's limit).
 */
export const REQUIRED_NOTICES = [
  "limited-person",
  "limited-place",
  "limited-all",
  "too-long",
  "trouble",
  "help",
  "about",
  "topics",
  "topics-open",
  "conditions",
  "section",
  "shared",
  "private-here",
  "feedback-helpful",
  "feedback-not-helpful",
  "forgotten",
  "forgotten-nothing",
  "forgotten-later",
  "too-old",
  "settings",
  "settings-kept",
  "no-permission",
  "control-section",
  "control-helpful",
  "control-not-helpful",
  "control-none",
  "control-share",
  "control-private",
] as const;

export type NoticeName = (typeof REQUIRED_NOTICES)[number];

/** What may stand in braces in a notice, besides the core's `therapy`, `title`, `source` and `compared`. */
export const NOTICE_PLACEHOLDERS = [
  "version",
  "heading",
  "contexts",
  "messages",
  "ratings",
  "questions",
] as const;
