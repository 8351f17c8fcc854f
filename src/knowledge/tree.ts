import type { Located, Place } from "./problem.ts";

/** A YAML value with its places; `other` holds what is neither text, list nor map (numbers, booleans, nothing), as `written`. */
export type Tree =
  | { readonly kind: "text"; readonly text: string; readonly place: Place }
  | { readonly kind: "list"; readonly items: readonly Tree[]; readonly place: Place }
  | { readonly kind: "map"; readonly pairs: readonly TreePair[]; readonly place: Place }
  | { readonly kind: "other"; readonly value: unknown; readonly written: string; readonly place: Place };

export interface TreePair {
  readonly key: Located;
  readonly value: Tree;
}

/** Items of a list; none where the tree is something else. */
export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === "list" ? tree.items : [];
}

/** Keys and values of a map; none where the tree is something else. */
export function pairsOf(tree: Tree | undefined): readonly TreePair[] {
  return tree?.kind === "map" ? tree.pairs : [];
}

/** The value under a key of a map. */
export function valueAt(tree: Tree | undefined, key: string): Tree | undefined {
  return pairsOf(tree).find((pair) => pair.key.text === key)?.value;
}

/** The text of a tree, if it is one and not blank. */
export function textOf(tree: Tree | undefined): Located | undefined {
  return tree?.kind === "text" && tree.text.trim() !== "" ? tree : undefined;
}

/** The texts of a list, without what is no text: that has been reported where shapes are checked. */
export function textsOf(tree: Tree | undefined): Located[] {
  return itemsOf(tree).flatMap((item) => textOf(item) ?? []);
}

/** The text under a key, if there is one. */
export function textAt(tree: Tree | undefined, key: string): Located | undefined {
  return textOf(valueAt(tree, key));
}

/** Whether the value under a key is the boolean true. */
export function isTrueAt(tree: Tree | undefined, key: string): boolean {
  const value = valueAt(tree, key);
  return value?.kind === "other" && value.value === true;
}

/** The texts of the list under a key. */
export function textsAt(tree: Tree | undefined, key: string): Located[] {
  return textsOf(valueAt(tree, key));
}

/** The value without its places. A key without a value counts as left out; `undefined` stands for an empty file. */
export function plainValue(tree: Tree): unknown {
  switch (tree.kind) {
    case "text":
      return tree.text;
    case "list":
      return tree.items.map(plainValue);
    case "map":
      return Object.fromEntries(
        tree.pairs
          .filter(({ value }) => !isNothing(value))
          .map(({ key, value }) => [key.text, plainValue(value)]),
      );
    default:
      return tree.value;
  }
}

/** Whether nothing was written where a value is meant. */
export function isNothing(tree: Tree): boolean {
  return tree.kind === "other" && tree.value === null;
}

/** The tree a path leads to, and failing that the deepest one on the way. */
export function treeAt(tree: Tree, path: readonly PropertyKey[]): Tree {
  let reached = tree;
  for (const step of path) {
    const next = typeof step === "number" ? itemsOf(reached)[step] : valueAt(reached, String(step));
    if (next === undefined) break;
    reached = next;
  }
  return reached;
}
