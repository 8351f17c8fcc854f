/** The part of nlp.js that is used here; its packages come without types. */
declare module "@nlpjs/nlp" {
  export interface NlpSettings {
    readonly languages: readonly string[];
    readonly autoSave: boolean;
    readonly autoLoad: boolean;
    readonly threshold: number;
    readonly nlu: { readonly log: boolean; readonly useNoneFeature: boolean };
  }
  export class Nlp {
    constructor(settings: NlpSettings);
    readonly container: { use(plugin: unknown): void };
    addLanguage(locale: string): void;
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<unknown>;
    process(
      locale: string,
      utterance: string,
    ): Promise<{ readonly classifications: readonly { readonly intent: string; readonly score: number }[] }>;
    toJSON(): unknown;
    fromJSON(json: unknown): void;
  }
}

declare module "@nlpjs/lang-en-min" {
  export const LangEn: unknown;
}
