import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
export const BUILT = join(ROOT, "node_modules/.cache/riverguide-system");

/** Compiles the programs that system tests start, from the sources under test: Node 20 runs no TypeScript. */
export default function build(): void {
  mkdirSync(BUILT, { recursive: true });
  // Node looks no further up than node_modules for what kind of modules these are.
  writeFileSync(join(BUILT, "package.json"), '{ "type": "module" }\n');
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [compiler, "-p", join(import.meta.dirname, "tsconfig.json")], {
    stdio: "inherit",
  });
}

/** A program of this folder, compiled. */
export function programOf(name: string): string {
  return join(BUILT, "tests/system", `${name}.js`);
}
