/**
 * `npm run bench -- [SECTION…] [FILE.jsonl…]`: measures, prints tables, keeps the figures in bench/results and draws plots
 * into docs/. Without a section all run; files replace the labelled questions that are shipped.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { packageFolder } from "../src/cli/places.ts";
import { defaultFiles } from "./quality.ts";
import { type Aim, holds, type Report, type Section, type Setting } from "./section.ts";
import { SECTIONS } from "./sections.ts";
import { openShipped } from "./shipped.ts";
import { digits, table } from "./table.ts";

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

async function keep(root: string, { name }: Section, { results, plots = {} }: Report): Promise<void> {
  const measured = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    cores: availableParallelism(),
    ...results,
  };
  const files: Record<string, string> = {
    [`bench/results/${name}.json`]: `${JSON.stringify(measured, null, 2)}\n`,
    ...plots,
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
}
