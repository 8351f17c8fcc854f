import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { it } from "vitest";
import { shippedGuide } from "../support/guide.ts";

it("scratch", () => {
  const t0 = performance.now();
  const guide = shippedGuide();
  const t1 = performance.now();
  writeFileSync("/tmp/mine/out.txt", `load ${t1 - t0}\n`);
  const lines = readFileSync("/tmp/mine/in.txt", "utf8").split("\n").filter(Boolean);
  for (const line of lines) {
    let context: any;
    for (const turn of line.split(" || ")) {
      const o = guide.reply(turn, context, 0);
      context = o.context;
      const { reply, trace } = o;
      appendFileSync(
        "/tmp/mine/out.txt",
        `${reply.kind.padEnd(11)} ${String(reply.topic).padEnd(20)} [${reply.conditions.map((c) => `${c.name}/${c.level}`)}] {${reply.passages.map((p) => `${p.section}:${p.text.slice(0, 30)}`).join(" | ")}} ${trace.alarm.toFixed(2)} ${trace.because} <${turn.slice(0, 100)}> (${reply.suggestions.join("|")})\n`,
      );
    }
  }
  appendFileSync("/tmp/mine/out.txt", `took ${performance.now() - t1}\n`);
});
