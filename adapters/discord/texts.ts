/** What only this platform has to say; everything else is the knowledge folder's. Nothing here is about its subject. */
export const TEXTS = {
  removed: "That answer is gone.",
  "not-mine": "That message is no answer of mine.",
  "not-yours": "Only whoever asked can remove an answer, and people who may manage messages here.",
  "cannot-remove": "I cannot remove it here. Somebody who may manage messages can.",
  "not-here": "I do not answer publicly in this channel.",
  "managers-only": "Only people who may manage this server can change how I behave in it.",
  "modal-label": "Your question",
  "private-by-default": "Answers to /ask are private unless somebody says otherwise.",
  "public-by-default": "Answers to /ask are public unless somebody says otherwise.",
  everywhere: "I answer mentions in every channel that I can read.",
  nowhere: "I answer mentions in no channel.",
  "only-in": "I answer mentions only in these channels and their threads:",
} as const;
