/** What only this platform has to say; everything else is the knowledge folder's. Nothing here is about its subject. */
export const TEXTS = {
  /** Title of a window: 24 characters. */
  window: "From the article",
  prompts: "What you can ask",
  "how-to-ask": "How to ask",
  "ask-mention": "In a channel: mention me. I answer in a thread.",
  "ask-direct": "Here, in the Messages tab: just write.",
  "ask-command": "Anywhere: /ask and your question. Only you see the answer, until you share it.",
  "ask-shortcut": "On somebody’s message, also in a thread: its menu, Ask the guide.",
  settings: "Settings, for workspace admins",
  "in-thread": "Mentions are answered in a thread.",
  "in-place": "Mentions are answered in the channel itself.",
  "private-by-default": "Answers to /ask are for whoever asked.",
  "public-by-default": "Answers to /ask are for everybody in the channel.",
  "answer-in-thread": "Answer in a thread",
  "answer-in-place": "Answer in the channel",
  "make-private": "Make /ask private",
  "make-public": "Make /ask public",
  "forget-me": "Forget me",
  "admins-only": "Only workspace admins can change that.",
} as const;
