import { checkFolder } from "../knowledge/check-folder.ts";
import { commonWords } from "../knowledge/common-words.ts";
import type { Problem } from "../knowledge/problem.ts";
import { reportProblems } from "../knowledge/report-problems.ts";
import { runChecks } from "../knowledge/run-checks.ts";
import { EXIT, Fault } from "./fault.ts";
import { guideOver, today } from "./load-guide.ts";
import { findPlaces } from "./places.ts";
import { type Session, showsColor } from "./surroundings.ts";

/**
 * Validates a knowledge folder and, where it can be read, asks the questions of its checks.yaml.
 *
 * @param folder without it the one of KNOWLEDGE_DIR
 * @param fix lays the YAML files out anew first
 * @returns 0 for a clean folder or one with warnings only, 1 for errors
 * @throws Fault when the folder cannot be read or written
 */
export async function check(folder: string | undefined, fix: boolean, session: Session): Promise<number> {
  const directory = folder ?? findPlaces(session.env).knowledge;
  const options = { fix, today: today(session), commonWords: commonWords() };
  const { parsed, fixed } = await checkFolder(directory, options).catch((error: unknown) => {
    throw error instanceof Error ? new Fault(EXIT.usage, error.message) : error;
  });
  for (const file of fixed) await session.print(`${file} is laid out anew.\n`);
  const problems: Problem[] = [...parsed.problems];
  const { knowledge } = parsed;
  if (knowledge !== undefined) {
    const guide = await guideOver(knowledge, session);
    problems.push(...runChecks(knowledge, (question) => guide.reply(question).reply));
  }
  const color = showsColor(session.stdout, session.env);
  await session.print(
    problems.length === 0
      ? clean(knowledge?.checks.length ?? 0)
      : reportProblems(problems, { color, directory }),
  );
  return problems.some(({ severity }) => severity === "error") ? EXIT.input : EXIT.fine;
}

function clean(checks: number): string {
  return `No problems; ${checks} ${checks === 1 ? "check holds" : "checks hold"}.\n`;
}
