/** What the platform, which is the test, says to the program under test. */
export type FromPlatform =
  | { readonly kind: "event"; readonly id: string; readonly text: string; readonly person: string }
  /** A posted answer was taken. */
  | { readonly kind: "accepted"; readonly post: number }
  | { readonly kind: "stop" };

export type ToPlatform =
  | { readonly kind: "ready" }
  /** The event needs no further delivery. */
  | { readonly kind: "acknowledged"; readonly id: string }
  /** An answer to be taken; `left` when an earlier run had received its question. */
  | { readonly kind: "post"; readonly post: number; readonly id: string; readonly left: boolean }
  | { readonly kind: "recorded"; readonly id: string }
  /** All that an earlier run left is recorded. */
  | { readonly kind: "took-up"; readonly messages: number }
  | { readonly kind: "fault"; readonly message: string };
