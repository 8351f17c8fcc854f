/** Exit codes: reply contract, section 1. */
export const EXIT = { fine: 0, input: 1, usage: 2, ours: 70 } as const;

/** Something that a person can put right: it is told in one message, without a stack. */
export class Fault extends Error {
  readonly exitCode: number;

  /**
   * @param exitCode `EXIT.input` where the input or the knowledge is at fault, `EXIT.usage` for usage and settings
   * @param message what is wrong and what to do
   */
  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** A text as it may stand in a message on a terminal: on one line, without what a terminal would obey. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
