import { type Command, CommanderError } from 'commander';
import { EXIT, type ExitCode } from './exit.ts';
import { Interrupted } from './interrupt.ts';
import { sayError } from './log.ts';
import { makeProgram } from './program.ts';

/** Runs one command line. Expected failures are said by the commands; what arrives here is a wrong usage, Ctrl-C or a bug. */
export async function run(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', endWithoutReader);
  // What is said to nobody is no reason to end: a client may close the stderr of a gateway, which stands before a server.
  process.stderr.on('error', () => {});
  let code: number = EXIT.done;
  const program = makeProgram((commandCode) => {
    code = commandCode;
  });
  for (const command of withSubcommands(program)) command.exitOverride();
  try {
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    return explain(error);
  }
}

function* withSubcommands(command: Command): Generator<Command> {
  yield command;
  for (const one of command.commands) yield* withSubcommands(one);
}

/** `toolrisk judge big.jsonl | head`: who reads has enough, which is no mistake of either. */
function endWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
}

function explain(error: unknown): ExitCode {
  // commander has printed its own message; asking for help or the version is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof Interrupted) {
    sayError(error.message);
    return EXIT.interrupted;
  }
  sayError(describeBug(error));
  return EXIT.failed;
}

/** drizzle's own message is the whole statement: what the database said of it is its cause. */
function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env.TOOLRISK_DEBUG) return error.stack ?? error.message;
  const told = error.message.startsWith('Failed query') && error.cause instanceof Error ? error.cause : error;
  return `${told.message.split('\n', 1)[0]?.slice(0, 300)} (TOOLRISK_DEBUG=1 shows where)`;
}
