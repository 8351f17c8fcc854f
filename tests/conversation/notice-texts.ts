import type { REQUIRED_NOTICES } from "../../src/conversation/notice-names.ts";

/** Texts for a folder that has none of its own yet; where it has, those are used. */
export const NOTICE_TEXTS: Readonly<Record<(typeof REQUIRED_NOTICES)[number], string>> = {
  "limited-person": "That was a lot at once. Please give me a minute, and then ask again.",
  "limited-place": "A lot is being asked here right now. Please try again in a minute.",
  "limited-all": "I am very busy right now. Please try again in a minute.",
  "too-long": "That is more than I can read at once. Please ask in a few sentences.",
  trouble: "Something went wrong on my side, and I could not answer. Please try again.",
  help: "Ask me a question in your own words. I am an automated guide and no clinician: I answer from one article, “{title}”, word for word, and I say so where it is silent.",
  about:
    "I am an automated guide and no clinician, and no person reads along. I answer from one article, “{title}” ({source}, last compared with its source on {compared}; knowledge version {version}).",
  topics: "This is what you can ask me.",
  "topics-open": "The article leaves open",
  conditions: "These are the precautions of the article, and what they are about.",
  section: "The article’s section “{heading}”:",
  shared: "Shared from a private answer:",
  "private-here": "Only you can see this. Ask me here, and the answer is for you alone.",
  "feedback-helpful": "Thank you, that is good to know.",
  "feedback-not-helpful":
    "Thank you for telling me. Other words may reach the right place in the article; if it is silent, a healthcare provider can tell you more.",
  forgotten:
    "Done. I have removed what I kept about you: conversations {contexts}, answered messages {messages}, ratings {ratings}, questions {questions}.",
  "forgotten-nothing": "There was nothing about you that I kept.",
  "forgotten-later":
    "My memory is out of reach at the moment. What I kept about you is removed as soon as it is back; you need not ask again.",
  "too-old": "That is too old for me to go on from. Please ask again.",
  settings: "These are my settings here.",
  "settings-kept": "Done. These are my settings here now.",
  "no-permission":
    "I cannot write in the channel where you asked me. Please ask somebody who runs it to let me, or ask me here.",
  "control-section": "Read the section",
  "control-helpful": "Helpful",
  "control-not-helpful": "Not helpful",
  "control-none": "None of these",
  "control-share": "Share with the channel",
  "control-private": "Go on in private",
};
