import { readFileSync } from "node:fs";
import { deserialize } from "node:v8";
import { inject } from "vitest";
import { createGuide, type Guide } from "../../src/core/guide.ts";
import type { Knowledge } from "../../src/core/knowledge.ts";
import type { Model } from "../../src/core/matching/model.ts";

const guides = new Map<string, Guide>();

/** The guide over the shipped knowledge folder, compiled once for all test files. */
export function shippedGuide(): Guide {
  return guideOf("shipped");
}

/** The guide over a small folder about something else: what holds only for the shipped one is no property of the program. */
export function bakeryGuide(): Guide {
  return guideOf("bakery");
}

function guideOf(name: "shipped" | "bakery"): Guide {
  const known = guides.get(name);
  if (known !== undefined) return known;
  const { knowledge, model } = deserialize(readFileSync(inject("compiled")[name])) as {
    knowledge: Knowledge;
    model: Model;
  };
  const guide = createGuide(knowledge, model);
  guides.set(name, guide);
  return guide;
}
