/** The files of a knowledge folder that are read, in the order in which their problems are shown. */
export const KNOWLEDGE_FILES = [
  "article.md",
  "source.txt",
  "topics.yaml",
  "safety.yaml",
  "replies.yaml",
  "words.yaml",
  "checks.yaml",
] as const;

export type KnowledgeFile = (typeof KNOWLEDGE_FILES)[number];

/** What each file is for: said when it is missing. */
export const PURPOSE: Readonly<Record<KnowledgeFile, string>> = {
  "article.md": "the article that every answer is quoted from",
  "source.txt": "the article as it was first published",
  "topics.yaml": "what people ask, with the quotes that answer it",
  "safety.yaml": "conditions, precautions and signs of an emergency",
  "replies.yaml": "the bot's own sentences",
  "words.yaml": "words that mean the same, and how they are misspelled",
  "checks.yaml": "questions and where they must lead",
};

/**
 * Files above this length are refused unread: twice the largest file known, and reading one still takes seconds only. In UTF-16
 * units.
 */
export const LONGEST_FILE = 4_000_000;
