import { bundleKey } from "../src/cli/bundle.ts";
import { openBundle } from "../src/cli/bundle-store.ts";
import { findPlaces } from "../src/cli/places.ts";
import { createGuide } from "../src/core/guide.ts";
import { readKnowledgeFolder } from "../src/knowledge/read-folder.ts";
import { versionOf } from "../src/knowledge/version.ts";
import type { Setting } from "./section.ts";

/**
 * The knowledge that `npm run build` has compiled, as `riverguide ask` opens it.
 *
 * @throws where nothing was compiled from the folder as it is
 */
export async function openShipped(): Promise<Pick<Setting, "knowledge" | "model" | "guide" | "bundle">> {
  const { knowledge: folder, build, shipped } = findPlaces({});
  const key = bundleKey(build, versionOf(await readKnowledgeFolder(folder)));
  const bundle = await openBundle(key, [shipped]);
  if (bundle === undefined) throw new Error("knowledge/ has changed since the build: run npm run build");
  const { knowledge, model } = bundle;
  return { knowledge, model, guide: createGuide(knowledge, model), bundle: { folder: shipped, key } };
}
