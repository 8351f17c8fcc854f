import type { Guide } from "../core/guide.ts";
import type { Knowledge } from "../core/knowledge.ts";
import type { Model } from "../core/matching/model.ts";
import { readKnowledgeFolder } from "../knowledge/read-folder.ts";
import { versionOf } from "../knowledge/version.ts";
import { type Bundle, bundleKey } from "./bundle.ts";
import { openBundle, saveBundle } from "./bundle-store.ts";
import { EXIT, Fault, oneLine } from "./fault.ts";
import { findPlaces, type Places } from "./places.ts";
import { type Session, showsColor } from "./surroundings.ts";

/**
 * The guide over the knowledge folder that the settings name: from what was compiled before where the folder and the
 * program are as they were then, and otherwise parsed and compiled, which takes seconds.
 *
 * @throws Fault when the folder cannot be read, or has errors, which are reported on standard error
 */
export async function loadGuide(session: Session): Promise<Guide> {
  const places = findPlaces(session.env);
  // The core loads while the folder is read.
  const core = import("../core/guide.ts");
  const texts = await readTexts(places.knowledge);
  const key = bundleKey(places.build, versionOf(texts));
  const kept = places.keepsBundles ? await openBundle(key, foldersOf(places)) : undefined;
  const { createGuide } = await core;
  if (kept !== undefined) return createGuide(kept.knowledge, kept.model);
  const knowledge = await parse(texts, places.knowledge, session);
  return createGuide(knowledge, await compile(knowledge, key, places, session));
}

/** The guide over knowledge that was parsed already; what was compiled before is used here too. */
export async function guideOver(knowledge: Knowledge, session: Session): Promise<Guide> {
  const places = findPlaces(session.env);
  const { createGuide } = await import("../core/guide.ts");
  const key = bundleKey(places.build, knowledge.version);
  const kept = places.keepsBundles ? await openBundle(key, foldersOf(places)) : undefined;
  return createGuide(knowledge, kept?.model ?? (await compile(knowledge, key, places, session)));
}

/** The day of a session, as knowledge is parsed with: YYYY-MM-DD. */
export function today(session: Session): string {
  return new Date(session.now()).toISOString().slice(0, 10);
}

/** Where bundles are looked for, in this order. */
function foldersOf({ shipped, data }: Places): readonly string[] {
  return [shipped, data];
}

async function readTexts(folder: string): Promise<Record<string, string>> {
  try {
    return await readKnowledgeFolder(folder);
  } catch (error) {
    if (error instanceof Error) throw new Fault(EXIT.usage, error.message);
    throw error;
  }
}

async function parse(texts: Record<string, string>, folder: string, session: Session): Promise<Knowledge> {
  const [{ parseKnowledge }, { commonWords }] = await Promise.all([
    import("../knowledge/parse-knowledge.ts"),
    import("../knowledge/common-words.ts"),
  ]);
  const { knowledge, problems } = parseKnowledge(texts, {
    today: today(session),
    commonWords: commonWords(),
  });
  if (knowledge !== undefined) return knowledge;
  const { reportProblems } = await import("../knowledge/report-problems.ts");
  const errors = problems.filter(({ severity }) => severity === "error");
  await session.note(
    reportProblems(errors, { color: showsColor(session.stderr, session.env), directory: folder }),
  );
  throw new Fault(EXIT.input, "the knowledge has errors, and nothing is answered until they are mended");
}

async function compile(knowledge: Knowledge, key: string, places: Places, session: Session): Promise<Model> {
  if (session.stderr.isTTY) {
    await session.note(
      "Learning the knowledge folder: this takes up to a minute, once after every change …\n",
    );
  }
  const { compileModel } = await import("../core/matching/model.ts");
  const bundle: Bundle = { key, knowledge, model: compileModel(knowledge) };
  if (places.keepsBundles) {
    await saveBundle(bundle, places.data).catch(async (error: unknown) => {
      const reason = error instanceof Error ? oneLine(error.message) : "unknown";
      const remedy =
        "Make the folder writable, or name another in RIVERGUIDE_DATA_DIR, and starting gets quick.";
      await session.note(`riverguide: what was learned cannot be kept: ${reason}. ${remedy}\n`);
    });
  }
  return bundle.model;
}
