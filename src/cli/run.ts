import { CommanderError } from "commander";
import { createCommandLine } from "./command-line.ts";
import { EXIT, Fault, oneLine } from "./fault.ts";
import { BrokenPipe, createWriter } from "./output.ts";
import type { Session, Surroundings } from "./surroundings.ts";

/**
 * Runs the program.
 *
 * @param args the command line without the program's name
 * @returns the exit code (reply contract, section 1); never throws
 */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const write = createWriter(surroundings.stderr);
  const session: Session = {
    ...surroundings,
    print: createWriter(surroundings.stdout),
    note: (text) => write(text).catch(() => undefined),
  };
  try {
    return await dispatch(args, session);
  } catch (error) {
    return await tell(error, session);
  }
}

async function dispatch(args: readonly string[], session: Session): Promise<number> {
  const said = { out: "", err: "" };
  let exitCode: number = EXIT.fine;
  const program = createCommandLine(session, said, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  }
  if (said.err !== "") await session.note(said.err);
  if (said.out !== "") await session.print(said.out);
  return exitCode;
}

async function tell(error: unknown, session: Session): Promise<number> {
  if (error instanceof BrokenPipe) return EXIT.fine;
  if (error instanceof Fault) {
    await session.note(`riverguide: ${error.message}\n`);
    return error.exitCode;
  }
  const { LOG_LEVEL } = session.env;
  const what = error instanceof Error ? error.message : String(error);
  if (LOG_LEVEL === "debug" || LOG_LEVEL === "trace") {
    await session.note(`${error instanceof Error ? (error.stack ?? what) : what}\n`);
  } else {
    await session.note(
      `riverguide: a fault of this program's own: ${oneLine(what)} (LOG_LEVEL=debug shows where)\n`,
    );
  }
  return EXIT.ours;
}
