import { fileURLToPath } from "node:url";
import { createGuide } from "../../src/core/guide.ts";
import { parseKnowledge } from "../../src/knowledge/parse-knowledge.ts";
import { readKnowledgeFolder } from "../../src/knowledge/read-folder.ts";

const folder = fileURLToPath(new URL("../fixtures/bakery", import.meta.url));
const { knowledge } = parseKnowledge(await readKnowledgeFolder(folder), { today: "2026-11-22" });
if (knowledge === undefined) throw new Error("the small folder has errors");

/** The guide over the small folder. */
export const guide = createGuide(knowledge);
export const { disclaimer } = knowledge.article;
