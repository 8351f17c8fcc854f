/** What is wrong with a store, for programs. */
export type FaultCode = "corrupt" | "unwritable" | "newer" | "gone" | "key";

/** Something about the data folder that a person can put right: what is wrong, and the way out. Nothing was overwritten. */
export class StoreFault extends Error {
  override readonly name = "StoreFault";
  readonly code: FaultCode;

  constructor(code: FaultCode, wrong: string, remedy: string, options?: ErrorOptions) {
    super(`${wrong} ${remedy}`, options);
    this.code = code;
  }
}
