/** A map of limited size: what was written longest ago goes first. */
export interface BoundedMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): boolean;
  values(): IterableIterator<Value>;
  entries(): IterableIterator<[string, Value]>;
  readonly size: number;
}

/** @param most entries it holds */
export function createBoundedMap<Value>(most: number): BoundedMap<Value> {
  const map = new Map<string, Value>();
  return {
    get: (key) => map.get(key),
    set(key, value) {
      // Maps keep the order of first insertion; taken out first, a key that is written again is young again.
      map.delete(key);
      map.set(key, value);
      if (map.size > most) {
        const [oldest] = map.keys();
        if (oldest !== undefined) map.delete(oldest);
      }
    },
    delete: (key) => map.delete(key),
    values: () => map.values(),
    entries: () => map.entries(),
    get size() {
      return map.size;
    },
  };
}
