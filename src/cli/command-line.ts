import { Command, Option, type OutputConfiguration } from "commander";
import { readVersion } from "./places.ts";
import type { Session } from "./surroundings.ts";

/** What commander says: gathered, since it prints while it parses and cannot wait for a stream. */
export interface Said {
  out: string;
  err: string;
}

/**
 * The command line. Each command is loaded when it is called, so that none waits for what another needs.
 *
 * @param done is given the exit code of the command that ran
 */
export function createCommandLine(session: Session, said: Said, done: (exitCode: number) => void): Command {
  const program = new Command("riverguide")
    .description("Answers questions from one article, word for word, and never without its disclaimer.")
    .version(readVersion(), "-V, --version", "print the version")
    .exitOverride()
    .showHelpAfterError()
    .configureOutput(gatherInto(said, session))
    .helpOption("-h, --help", "print what there is to choose from");

  program
    .command("chat", { isDefault: true })
    .description(
      "a conversation in the terminal; with standard input piped, one question a line (the default)",
    )
    // Whatever is no command reaches this one, which says so better than "too many arguments".
    .allowExcessArguments()
    .addHelpText("after", examples("riverguide", 'echo "what is it?" | riverguide chat'))
    .action(async (_options: unknown, { args }: Command) => {
      if (args.length > 0) program.error(noCommand(args, program));
      done(await (await import("./chat.ts")).chat(session));
    });

  program
    .command("ask")
    .description("one reply to one question; with --jsonl one to every line of standard input")
    .argument("[question...]", "the question; several words need no quotation marks")
    .option("--json", "the reply as JSON")
    .addOption(
      new Option(
        "--jsonl",
        'one request a line on standard input, one JSON reply a line: plain text or {"text", "conversation"}',
      ).conflicts("json"),
    )
    .addHelpText(
      "after",
      examples(
        'riverguide ask "what is it?"',
        "riverguide ask --json what is it",
        'echo "what is it?" | riverguide ask --jsonl',
      ),
    )
    .action(async (words: string[], options: { json?: true; jsonl?: true }, command: Command) => {
      if (options.jsonl && words.length > 0) {
        command.error("error: --jsonl reads its questions from standard input; leave the question out");
      }
      if (!options.jsonl && words.length === 0) {
        command.error("error: a question is missing; give one, or --jsonl to read them from standard input");
      }
      const { ask, askLines } = await import("./ask.ts");
      if (options.jsonl) return done(await askLines(session));
      done(await ask(words.join(" "), options.json ? "json" : "text", session));
    });

  program
    .command("check")
    .description("validates a knowledge folder and asks its checks; exit 0 clean, 1 errors, 2 cannot run")
    .argument("[folder]", "the folder; without it that of KNOWLEDGE_DIR")
    .option("--fix", "lay the YAML files out anew first")
    .addHelpText("after", examples("riverguide check", "riverguide check knowledge"))
    .action(async (folder: string | undefined, options: { fix?: true }) => {
      done(await (await import("./check.ts")).check(folder, options.fix === true, session));
    });

  program
    .command("eval")
    .description(
      "scores labelled questions and prints how many replies were right, and every one that was not",
    )
    .argument("<files...>", "JSON lines of labelled questions or dialogues")
    .option("--json", "the result as JSON")
    .addHelpText(
      "after",
      examples("riverguide eval questions.jsonl", "riverguide eval --json questions.jsonl"),
    )
    .action(async (files: string[], options: { json?: true }) => {
      done(await (await import("./eval.ts")).evaluateFiles(files, options.json ? "json" : "text", session));
    });

  program
    .command("serve")
    .description("starts every adapter whose settings are present")
    .addHelpText("after", examples("riverguide serve"))
    .action(async () => {
      done(await (await import("./serve.ts")).serve(session));
    });

  program
    .command("slack")
    .description("prints what a workspace needs to install the guide in Slack")
    .addCommand(
      new Command("manifest")
        .description("the app manifest, as JSON, made from the knowledge")
        .option("--url <address>", "where Slack reaches this program over HTTP; without it Socket Mode")
        .option("--no-agent", "without agent_view, for workspaces that do not have it")
        .addHelpText("after", examples("riverguide slack manifest", "riverguide slack manifest --no-agent"))
        .action(async (options: { url?: string; agent: boolean }) => {
          done(await (await import("./slack-manifest.ts")).printManifest(options, session));
        }),
    );

  return program.addHelpText(
    "after",
    examples("riverguide", 'riverguide ask "what is it?"', "riverguide check", "riverguide ask --help"),
  );
}

function gatherInto(said: Said, session: Session): OutputConfiguration {
  return {
    writeOut: (text) => {
      said.out += text;
    },
    writeErr: (text) => {
      said.err += text;
    },
    getOutHelpWidth: () => session.stdout.columns ?? 80,
    getErrHelpWidth: () => session.stderr.columns ?? 80,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  };
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join("")}`;
}

/** Words that follow no command reach the default one: told which commands there are, and how a question is asked. */
function noCommand(words: readonly string[], program: Command): string {
  const names = program.commands.map((command) => command.name()).join(", ");
  const [first = ""] = words;
  return `error: '${first}' is no command; choose from: ${names}. To ask a question: riverguide ask "${words.join(" ")}"`;
}
