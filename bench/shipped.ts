import { bundleKey } from "../src/cli/bundle.ts";
import { openBundle } from "../src/cli/bundle-store.ts";
import { findPlaces } from "../src/cli/places.ts";
import { createGuide } from "../src/core/guide.ts";
import { commonWords } from "../src/knowledge/common-words.ts";
import { parseKnowledge } from "../src/knowledge/parse-knowledge.ts";
import { readKnowledgeFolder } from "../src/knowledge/read-folder.ts";
import { versionOf } from "../src/knowledge/version.ts";
import type { Setting } from "./section.ts";

/**
 * The guide that `npm run build` has compiled, as `riverguide ask` opens it; and the knowledge as it was parsed, since what is
 * compiled comes without the phrases that the peers are taught.
 *
 * @throws where nothing was compiled from the folder as it is
 */
export async function openShipped(): Promise<Pick<Setting, "knowledge" | "model" | "guide" | "bundle">> {
  const { knowledge: folder, build, shipped } = findPlaces({});
  const texts = await readKnowledgeFolder(folder);
  const key = bundleKey(build, versionOf(texts));
  const bundle = await openBundle(key, [shipped]);
  const { knowledge } = parseKnowledge(texts, {
    today: new Date().toISOString().slice(0, 10),
    commonWords: commonWords(),
  });
  if (bundle === undefined || knowledge === undefined)
    throw new Error("knowledge/ has changed since the build: run npm run build");
  const { model } = bundle;
  return { knowledge, model, guide: createGuide(bundle.knowledge, model), bundle: { folder: shipped, key } };
}
