import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the program finds its knowledge and keeps what it has compiled. */
export interface Places {
  readonly knowledge: string;
  readonly data: string;
  /** Which build of the core this is; undefined when it runs from its TypeScript sources, which have none. */
  readonly build: string | undefined;
  /** Compiled knowledge that came with the build. */
  readonly shipped: string;
  /** Whether compiled knowledge may be kept: with sources that change it would outlive them, so only where asked for. */
  readonly keepsBundles: boolean;
}

const HERE = dirname(fileURLToPath(import.meta.url));
/** `dist` for a build; for sources a folder that holds neither file below. */
const BUILD = join(HERE, "..", "..");
/** Written by warm.ts. */
export const BUILD_ID_FILE = join(BUILD, "build-id");
export const SHIPPED_FOLDER = join(BUILD, "compiled");

/** Reads KNOWLEDGE_DIR and RIVERGUIDE_DATA_DIR; unset or empty, the folders beside package.json. */
export function findPlaces(env: Readonly<Record<string, string | undefined>>): Places {
  const root = packageFolder();
  const build = readBuildId();
  return {
    knowledge: env.KNOWLEDGE_DIR || join(root, "knowledge"),
    data: env.RIVERGUIDE_DATA_DIR || join(root, "data"),
    build,
    shipped: SHIPPED_FOLDER,
    keepsBundles: build !== undefined || Boolean(env.RIVERGUIDE_DATA_DIR),
  };
}

/** The folder of package.json: above src/cli for sources, above dist/src/cli for a build. */
export function packageFolder(): string {
  let folder = HERE;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${HERE}`);
    folder = parent;
  }
  return folder;
}

/** `version` of package.json. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest)
    return String(manifest.version);
  return "unknown";
}

function readBuildId(): string | undefined {
  try {
    return readFileSync(BUILD_ID_FILE, "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}
