import { EXPECTATIONS, type Miss, type Summary, type Tally } from "./summarise.ts";

/** Columns of the table of reply kinds, in the contract's order. */
const REPLY_KINDS = [
  "answer",
  "caution",
  "not-covered",
  "clarify",
  "urgent",
  "off-topic",
  "small-talk",
] as const;

/** Passages of a miss are cut to this many characters: enough to know them by. */
const LONGEST_SHOWN = 90;

/** A summary as a person reads it: how many were right, what came instead, and every miss. */
export function reportSummary(summary: Summary): string {
  const parts = [rightTable(summary), "", replyTable(summary), "", soundness(summary)];
  if (summary.misses.length > 0)
    parts.push("", `Misses (${summary.misses.length}):`, ...summary.misses.map(missLines));
  return `${parts.join("\n")}\n`;
}

function rightTable({ kinds, all, dialogues }: Summary): string {
  const row = (name: string, tally: Tally): string[] => [
    name,
    String(tally.right),
    String(tally.total),
    percent(tally),
  ];
  const rows = EXPECTATIONS.flatMap((expectation) => {
    const tally = kinds[expectation];
    return tally === undefined ? [] : [row(expectation, tally)];
  });
  if (dialogues.total > 0) rows.push(row("(of all: in dialogues)", dialogues));
  return table([["expected", "right", "of", "percent"], ...rows, row("all", all)]);
}

function replyTable({ replies, nearby, offTopicNotCovered }: Summary): string {
  const rows = EXPECTATIONS.flatMap((expectation) => {
    const counts = replies[expectation];
    return counts === undefined
      ? []
      : [[expectation, ...REPLY_KINDS.map((kind) => String(counts[kind] ?? "·"))]];
  });
  const notes = [
    `Article questions that were refused, and shown a right passage as what stands nearby: ${nearby}`,
    `Off-topic questions that were told the article does not say: ${offTopicNotCovered}`,
  ];
  return [table([["expected \\ reply", ...REPLY_KINDS], ...rows]), ...notes].join("\n");
}

function soundness({ sound }: Summary): string {
  const faults = Object.entries(sound.faults).map(([why, count]) => `\n  ${count} × ${why}`);
  return `Sound (disclaimer whole, passages verbatim, within bounds): ${sound.right} of ${sound.total}${faults.join("")}`;
}

function missLines(miss: Miss): string {
  const ranked = miss.ranked
    .slice(0, 3)
    .map(({ id, probability }) => `${id} ${Math.round(probability * 100)}%`);
  return [
    `${miss.file}:${miss.line}  ${miss.id}  ${miss.expectation}: ${miss.why}`,
    ...miss.before.map((message) => `    before: ${JSON.stringify(message)}`),
    `    asked:  ${JSON.stringify(miss.question)}`,
    `    reply:  ${[miss.kind, miss.topic, ...miss.conditions].filter((part) => part !== null).join(", ")}`,
    ...miss.shown.map((text) => `    shown:  ${cut(text)}`),
    `    why:    ${miss.because}; ${ranked.join(", ")}`,
  ].join("\n");
}

function percent({ right, total }: Tally): string {
  return total === 0 ? "–" : `${((100 * right) / total).toFixed(1)}%`;
}

const cut = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;

/** Columns as wide as their widest cell: the first to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
