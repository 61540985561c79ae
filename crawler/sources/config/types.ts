import type { PassedSecrets } from '../../context.ts';
import type { ServerRef } from '../../types.ts';
import type { ClientId } from './clients.ts';

/** Where clients keep their files: handed in, so that nothing here asks the machine by itself. */
export interface Places {
  /** Absolute folder of the person's files. */
  readonly home: string;
  /** Absolute folder whose project files count. */
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  /** For `APPDATA`, `XDG_CONFIG_HOME` and the like; secrets are read from it for the servers of `useSecrets` alone. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What reading a configuration needs beside the file. */
export interface ConfigBase extends Places {
  /** Names of the servers that a person passes their secrets to. No other server's secrets leave the reader. */
  readonly useSecrets?: readonly string[];
}

export const CONFIG_SCOPES = ['user', 'project', 'managed'] as const;
/** For all of a person's work, for one project, or set by who manages the machine. */
export type ConfigScope = (typeof CONFIG_SCOPES)[number];

/** A client's configuration file that exists. */
export interface ConfigFile {
  readonly client: ClientId;
  readonly scope: ConfigScope;
  /** Absolute. */
  readonly file: string;
}

/** One server of a configuration. */
export interface ConfigServer {
  /** Its key in the file. */
  readonly name: string;
  /** Null where `problem` says why it cannot be crawled. */
  readonly ref: ServerRef | null;
  /** One line without the file and the key. */
  readonly problem: string | null;
  /** Switched off in the client. */
  readonly isDisabled: boolean;
  /** Set for the servers of `useSecrets` that have any. */
  readonly passed: PassedSecrets | null;
  /** What was replaced by placeholders, by name: `env GITHUB_TOKEN`, `header Authorization`, `argument 3`, `url`. */
  readonly secrets: readonly string[];
  /** Those of `secrets` that stand in the file themselves, where others are taken from the environment or asked of the person. */
  readonly secretsInFile: readonly string[];
  /** Variables that the entry takes from the environment and that are not set there. Only looked up for the servers of `useSecrets`. */
  readonly unset: readonly string[];
}

/** What one configuration file says. */
export interface ConfigRead {
  readonly file: string;
  /** As given, or guessed from the file's name and shape. */
  readonly client: ClientId;
  readonly servers: readonly ConfigServer[];
  /** Why the file as a whole cannot be read, in one line without its name; also what was left out of one that is too large. */
  readonly problem: string | null;
}
