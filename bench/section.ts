import type { Guide } from "../src/core/guide.ts";
import type { Knowledge } from "../src/core/knowledge.ts";
import type { Model } from "../src/core/matching/model.ts";

/** One measurement of `npm run bench`, run by its name. */
export interface Section {
  readonly name: string;
  readonly title: string;
  run(setting: Setting): Promise<Report>;
}

/** What every section may use. */
export interface Setting {
  /** The folder of package.json. */
  readonly root: string;
  /** Labelled questions, as JSON lines. */
  readonly files: readonly string[];
  /** The shipped knowledge with what was compiled from it. */
  readonly knowledge: Knowledge;
  readonly model: Model;
  readonly guide: Guide;
  /** Where the compiled knowledge lies: for processes of their own. */
  readonly bundle: BundlePlace;
  /** Tells how far a long section is. */
  note(text: string): void;
}

export interface BundlePlace {
  readonly folder: string;
  readonly key: string;
}

export interface Report {
  /** Tables for a person. */
  readonly text: string;
  readonly aims: readonly Aim[];
  /** Figures for programs and plots: what `bench/results/NAME.json` keeps. */
  readonly results: Readonly<Record<string, unknown>>;
  /** Plots drawn from the figures, as SVG, by path below the repository. */
  readonly plots?: Readonly<Record<string, string>>;
}

/** What was aimed at and what came. */
export interface Aim {
  readonly what: string;
  readonly measured: number;
  readonly most: number;
}

export function holds({ measured, most }: Aim): boolean {
  return measured <= most;
}
