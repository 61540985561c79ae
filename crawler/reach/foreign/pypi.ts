import { join } from 'node:path';
import type { CrawlContext } from '../../context.ts';
import { failed } from '../../failure.ts';
import { listProgram } from '../../list-program.ts';
import { makeProvenance } from '../../listing/provenance.ts';
import type { FileProgram, WorkingSandbox } from '../../sandbox/types.ts';
import type { CrawlResult, ReachOf } from '../../types.ts';
import { thisMachine } from '../command/machine.ts';
import { namedFolders } from '../command/named-folders.ts';
import { type ConsoleScript, findConsoleScript } from './console-script.ts';
import { installPythonPackage, type PythonInstall } from './install-python.ts';
import { findUv } from './runtimes.ts';

/** Where the installed package lies for the server. */
const SEEN_AT = '/app/site';

/** Lists a package of PyPI: wheels are installed without running their code, then its command runs in the sandbox without network. */
export async function crawlPythonPackage(reach: ReachOf<'foreign'>, context: CrawlContext): Promise<CrawlResult> {
  const runtime = await findUv();
  if (runtime === null) return failed('no-runtime', `The PyPI package ${reach.identifier} needs ${MISSING}`);
  const { sandbox } = context;
  if (sandbox.kind === 'absent') return failed('no-sandbox', sandbox.problem);
  const installed = await installPythonPackage(reach, runtime, sandbox, context);
  if (!installed.ok) return installed.failure;
  try {
    return await crawlInstalled(reach, installed, { python: runtime.python, sandbox, context });
  } finally {
    await installed.release();
  }
}

async function crawlInstalled(
  reach: ReachOf<'foreign'>,
  installed: Extract<PythonInstall, { ok: true }>,
  {
    python,
    sandbox,
    context,
  }: { readonly python: string; readonly sandbox: WorkingSandbox; readonly context: CrawlContext },
): Promise<CrawlResult> {
  const script = await findConsoleScript(installed.site, reach.identifier);
  if (script === null) return failed('no-runtime', `The PyPI package ${reach.identifier} has no command to start`);
  // Outside the sandbox nothing is mounted: there the folder is where it lies.
  const site = sandbox.kind === 'bwrap' ? SEEN_AT : installed.site;
  const emptyFolders = await namedFolders(reach.args, thisMachine());
  const program = { ...pythonProgram(reach, python, { script, site, from: installed.site }), emptyFolders };
  const origin = { resolvedVersion: installed.version, integrity: null, lockDigest: installed.treeDigest };
  return withStatedArgs(await listProgram(program, origin, sandbox, context), program, reach.args);
}

const MISSING = 'uv (https://docs.astral.sh/uv) and the system’s python3, which are not both installed here';

/** Starts what the command would start, without relying on a script that names a path of the install. */
const START = [
  'import importlib, site, sys',
  'site.addsitedir(sys.argv[1])',
  'module, name, sys.argv = sys.argv[2], sys.argv[3], sys.argv[4:]',
  'start = importlib.import_module(module)',
  'for part in name.split("."): start = getattr(start, part)',
  'sys.exit(start())',
].join('\n');

/** `-P` keeps the working folder out of the modules' path, `-B` compiles nothing into a folder that cannot be written, `-u` holds no line back. */
function pythonProgram(
  reach: ReachOf<'foreign'>,
  python: string,
  where: { readonly script: ConsoleScript; readonly site: string; readonly from: string },
): FileProgram {
  const { script, site, from } = where;
  return {
    kind: 'file',
    file: python,
    args: ['-P', '-B', '-u', '-c', START, site, script.module, script.attribute, script.name, ...reach.args],
    env: reach.env,
    mounts: [{ from, to: SEEN_AT }],
    emptyFolders: [],
    hiddenFiles: [],
    cwd: null,
    path: [join(site, 'bin')],
  };
}

/** A listing tells what the source states, not how the command is brought to run. */
function withStatedArgs(result: CrawlResult, program: FileProgram, stated: readonly string[]): CrawlResult {
  if (result.status === 'failed') return result;
  const { provenance } = result.listing;
  const args = provenance.args.slice(program.args.length - stated.length);
  return { ...result, listing: { ...result.listing, provenance: makeProvenance({ ...provenance, args }) } };
}
