/** The tables as the newest migration leaves them. Times are in milliseconds since 1970. */
export interface Tables {
  ledger: LedgerTable;
  contexts: ContextTable;
  questions: QuestionTable;
  feedback: FeedbackTable;
  settings: { home: string; value: string; changed_at: number };
  knowledge_history: { version: string; since: number };
}

interface LedgerTable {
  id: string;
  post: string | null;
  platform: string;
  person: string;
  state: string;
  received_at: number;
  changed_at: number;
  payload: string | null;
  answer: string | null;
  receipt: string | null;
}

interface ContextTable {
  key: string;
  person: string;
  value: string;
  changed_at: number;
}

interface QuestionTable {
  id: string;
  person: string;
  platform: string;
  text: string;
  reason: string;
  topic: string | null;
  version: string;
  asked_at: number;
}

interface FeedbackTable {
  id: string;
  person: string;
  platform: string;
  topic: string | null;
  verdict: string;
  version: string;
  given_at: number;
}
