import type { PassedSecrets } from '#crawler/context.ts';
import type { ServerRef } from '#crawler/types.ts';
import type { ConfigToScan } from './read-configs.ts';
import type { ScannedConfig, SecretInFile, ServerPlace } from './types.ts';
import { wayText } from './way-text.ts';

/** One server to look at, wherever it is named. */
export interface ScanTarget {
  readonly name: string;
  readonly places: readonly ServerPlace[];
  /** Null where its entry could not be read. */
  readonly ref: ServerRef | null;
  readonly reach: string | null;
  /** Why there is no ref, for people. */
  readonly problem: string | null;
  /** True where every client that names it has it switched off. */
  readonly isDisabled: boolean;
  /** Its real values, where `--use-secrets` names it. */
  readonly passed: PassedSecrets | null;
  readonly secrets: readonly SecretInFile[];
  /** Variables that its entry takes from the environment and that are not set there; looked up for `--use-secrets` alone. */
  readonly unset: readonly string[];
}

export interface ScanTargets {
  readonly configs: readonly ScannedConfig[];
  readonly targets: readonly ScanTarget[];
}

/** The servers of all files, each once: several clients that start the same thing in the same way name one server. Pure. */
export function gather(files: readonly ConfigToScan[]): ScanTargets {
  const targets: Draft[] = [];
  const byReach = new Map<string, Draft>();
  for (const { read, lines } of files) {
    for (const entry of read.servers) {
      const { name, ref, isDisabled } = entry;
      const project = ref?.configEntry?.project ?? null;
      const place = { client: read.client, file: read.file, project, name, line: lines.ofServer(name), isDisabled };
      const secrets = entry.secretsInFile.map((secret) => ({
        place: { ...place, line: lines.ofSetting(name, secret) },
        name: secret,
      }));
      const key = ref === null ? null : JSON.stringify([ref.reach, ref.alternatives ?? []]);
      const known = key === null ? undefined : byReach.get(key);
      if (known !== undefined) {
        known.places.push(place);
        known.secrets.push(...secrets);
        known.passed ??= entry.passed;
        continue;
      }
      const { problem, passed, unset } = entry;
      const draft = { name, ref, problem, passed, unset, places: [place], secrets };
      targets.push(draft);
      if (key !== null) byReach.set(key, draft);
    }
  }
  return { configs: files.map(scannedConfig), targets: withOwnNames(targets) };
}

interface Draft {
  readonly name: string;
  readonly ref: ServerRef | null;
  readonly problem: string | null;
  passed: PassedSecrets | null;
  readonly places: ServerPlace[];
  readonly secrets: SecretInFile[];
  readonly unset: readonly string[];
}

function scannedConfig({ read, scope }: ConfigToScan): ScannedConfig {
  return { client: read.client, scope, file: read.file, servers: read.servers.length, problem: read.problem };
}

/** Two different servers may have one key in two files: the second is told apart by its client, then by a number. */
function withOwnNames(drafts: readonly Draft[]): ScanTarget[] {
  const taken = new Set<string>();
  return drafts.map((draft) => {
    const name = freeName(draft, taken);
    taken.add(name);
    const isDisabled = draft.places.every((place) => place.isDisabled);
    return { ...draft, name, isDisabled, reach: draft.ref === null ? null : wayText(draft.ref.reach) };
  });
}

function freeName({ name, places: [place] }: Draft, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const withClient = `${name} (${place?.client ?? 'file'})`;
  for (let number = 2; ; number++) {
    const free = number === 2 ? withClient : `${withClient} ${number}`;
    if (!taken.has(free)) return free;
  }
}
