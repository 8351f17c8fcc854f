/**
 * `npm run bench -- [SECTION…] [FILE.jsonl…]`: measures, prints tables, keeps the figures in bench/results, draws plots
 * into docs/ and writes the tables into docs/measurements.md. Without a section all run; files replace the labelled questions that are shipped.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { packageFolder } from "../src/cli/places.ts";
import { documentSection } from "./document.ts";
import { defaultFiles } from "./quality.ts";
import { type Aim, holds, type Report, type Section, type Setting } from "./section.ts";
import { SECTIONS } from "./sections.ts";
import { openShipped } from "./shipped.ts";
import { digits, table } from "./table.ts";

/** What people read of the measurements. */
const DOCUMENT = "docs/measurements.md";

process.exitCode = await main(process.argv.slice(2));

/** @returns 0, whatever the figures are: noise is no fault; 2 where a section is not known */
async function main(args: readonly string[]): Promise<number> {
  const files = args.filter((arg) => arg.endsWith(".jsonl"));
  const names = args.filter((arg) => !arg.endsWith(".jsonl"));
  const wrong = names.find((name) => !SECTIONS.some((section) => section.name === name));
  if (wrong !== undefined) {
    const known = SECTIONS.map(({ name }) => name).join(", ");
    process.stderr.write(`bench: no section ${JSON.stringify(wrong)}. Sections: ${known}\n`);
    return 2;
  }
  const root = packageFolder();
  const setting: Setting = {
    root,
    files: files.length > 0 ? files : defaultFiles(root),
    ...(await openShipped()),
    note: (text) => process.stderr.write(`${text}\n`),
  };
  const aims: Aim[] = [];
  for (const section of SECTIONS) {
    if (names.length > 0 && !names.includes(section.name)) continue;
    setting.note(`${section.name} …`);
    const report = await section.run(setting);
    process.stdout.write(`\n## ${section.title}\n\n${report.text}\n`);
    await keep(root, section, report);
    aims.push(...report.aims);
  }
  if (aims.length > 0) process.stdout.write(`\n## Aims\n\n${aimTable(aims)}\n`);
  return 0;
}

function aimTable(aims: readonly Aim[]): string {
  const rows = aims.map((aim) => [
    aim.what,
    digits(aim.measured),
    digits(aim.most),
    holds(aim) ? "holds" : "misses",
  ]);
  return table(["aim", "measured", "at most", ""], rows);
}

/** Keeps a section's figures, its plots and its part of the measurements that people read. */
async function keep(root: string, { name }: Section, { results, plots = {}, text }: Report): Promise<void> {
  const measured = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    cores: availableParallelism(),
  };
  const written = await readFile(join(root, DOCUMENT), "utf8").catch(() => "");
  const ran = `\`npm run bench -- ${name}\` on ${measured.date}, Node ${measured.node}, ${measured.cores} cores.`;
  const files: Record<string, string> = {
    [`bench/results/${name}.json`]: `${JSON.stringify({ ...measured, ...results }, null, 2)}\n`,
    ...plots,
    ...(written === "" ? {} : { [DOCUMENT]: documentSection(written, name, `${ran} ${text}`) }),
  };
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  }
}
