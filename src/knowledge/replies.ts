/** Replies that replies.yaml must hold, by name: the guide says each of them somewhere. */
export const REQUIRED_REPLIES: readonly string[] = [
  "you-mention",
  "caution-avoid",
  "caution-caution",
  "caution-unlisted",
  "caution-closing",
  "not-covered",
  "not-covered-helps",
  "not-covered-topic",
  "clarify",
  "what-you-describe",
  "cut",
  "urgent-medical",
  "urgent-medical-short",
  "urgent-crisis",
  "urgent-crisis-short",
  "off-topic",
  "greeting",
  "none-of-these",
  "start-over",
  "tell-me-more",
  "other-language",
];

/** What may stand in braces in a reply's text; the guide puts the words in. */
export const REPLY_PLACEHOLDERS: readonly string[] = ["therapy", "names", "title", "source", "compared"];
