/*
 * Installs what is missing before `npm start` and `npm test`. Plain JavaScript that Node 18 and 20 can run, with no import
 * beyond Node's own: at this point there are no packages, and no Node that runs TypeScript.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { linkNode } from './link-node.mjs';

/** A mirror that hangs must not hold up the run; the packages are small (measured: 3 to 15 s). */
const APT_TIMEOUT_MS = 180_000;

/** The first Node that runs TypeScript without a flag. */
const OLDEST_NODE = [22, 18];

/** What the sandbox is made of, and the Debian package each program is in. */
const SANDBOX_PROGRAMS = { bwrap: 'bubblewrap', prlimit: 'util-linux', setpriv: 'util-linux' };

/**
 * Installs packages, checks Node and installs the sandbox. Returns the exit code: 0, or that of `npm ci`, without which
 * nothing can run. All else that fails is reported and costs only what it is needed for.
 * @param {ReturnType<typeof thisMachine>} machine
 */
export function setUp(machine) {
  if (machine.env.TOOLRISK_NO_SETUP === '1') return 0;
  const code = installPackages(machine);
  if (code !== 0) return code;
  linkNode(machine.root);
  checkNode(machine);
  return installSandbox(machine);
}

/** What set-up needs to know of the machine; given as an argument, so that a test can describe another one. */
export function thisMachine() {
  return {
    root: fileURLToPath(new URL('..', import.meta.url)),
    env: process.env,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    isDebianLike: existsSync('/etc/debian_version'),
    packageLists: '/var/lib/apt/lists',
  };
}

function installPackages(machine) {
  const lock = path.join(machine.root, 'package-lock.json');
  const installed = path.join(machine.root, 'node_modules', '.package-lock.json');
  const why = reasonToInstall(lock, installed);
  if (why === null) return 0;

  say(`installing packages with npm ci (${why}; about a minute on a slow line)`);
  const started = Date.now();
  const { status, signal, error } = runNpmCi(machine);
  if (status !== 0) {
    say(`npm ci failed (${error?.message ?? signal ?? `exit code ${status}`}): nothing can run without its packages`);
    return exitCode(status, signal);
  }
  markInstalled(lock, installed);
  say(`packages installed in ${seconds(started)}`);
  return 0;
}

function reasonToInstall(lock, installed) {
  if (!existsSync(installed)) return 'none are there yet';
  return statSync(installed).mtimeMs < statSync(lock).mtimeMs ? 'package-lock.json is newer than they are' : null;
}

/** The lock file of a checkout with a clock ahead of ours would stay newer, and every run would install again. */
function markInstalled(lock, installed) {
  const { mtime } = statSync(lock);
  if (existsSync(installed) && statSync(installed).mtime < mtime) utimesSync(installed, mtime, mtime);
}

/** No install script is run: each would run unseen with the caller's rights, and nothing that is published needs one. */
function runNpmCi({ root, env, platform }) {
  return spawnSync('npm', ['ci', '--loglevel=error', '--ignore-scripts'], {
    cwd: root,
    env: { ...env, PATH: withoutOwnPrograms(root, env.PATH ?? '') },
    stdio: ['ignore', 2, 2],
    shell: platform === 'win32',
  });
}

/** `npm ci` removes node_modules first, and an npm or Node that lies in there would pull the floor from under itself. */
function withoutOwnPrograms(root, searchPath) {
  const own = path.join(root, 'node_modules') + path.sep;
  const folders = searchPath.split(path.delimiter);
  return folders.filter((folder) => !path.resolve(folder).concat(path.sep).startsWith(own)).join(path.delimiter);
}

function checkNode({ root, env, platform }) {
  const own = path.join(root, 'node_modules', '.bin');
  const searchPath = `${own}${path.delimiter}${env.PATH ?? ''}`;
  const { stdout } = spawnSync('node', ['--version'], {
    cwd: root,
    env: { ...env, PATH: searchPath },
    encoding: 'utf8',
    shell: platform === 'win32',
  });
  const version = stdout?.trim() || 'none';
  if (!isNewEnough(version)) {
    say(
      `Node ${OLDEST_NODE.join('.')} or later is needed and ${version} was found: no Node came from npm for this machine`,
    );
  }
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

function installSandbox(machine) {
  if (machine.platform !== 'linux') {
    say(`the sandbox needs Linux: ${WITHOUT_SANDBOX}`);
    return 0;
  }
  const packages = missingPackages(machine);
  if (packages.length === 0) return 0;
  const list = packages.join(' and ');
  if (!machine.isDebianLike) return refuse(`install ${list} with your package manager`, list);
  if (!machine.isRoot) return refuse(`install with: sudo apt-get install ${packages.join(' ')}`, list);
  return aptInstall(machine, packages, list);
}

const WITHOUT_SANDBOX = 'without it servers from npm are skipped as no-sandbox; the bundled example is still listed';

function refuse(advice, list) {
  say(`${list} missing, for the sandbox: ${advice}; ${WITHOUT_SANDBOX}`);
  return 0;
}

function missingPackages({ env }) {
  const missing = Object.entries(SANDBOX_PROGRAMS).filter(([program]) => !isRunnable(program, env));
  return [...new Set(missing.map(([, debianPackage]) => debianPackage))];
}

function isRunnable(program, env) {
  return spawnSync(program, ['--version'], { env, stdio: 'ignore' }).status === 0;
}

function aptInstall(machine, packages, list) {
  say(`installing ${list} with apt-get, for the sandbox`);
  const started = Date.now();
  const result = installWithFreshLists(machine, packages);
  if (result.status === 0) {
    say(`${list} installed in ${seconds(started)}`);
    return 0;
  }
  if (result.signal === 'SIGINT') return exitCode(null, 'SIGINT');
  return refuse(`apt-get failed (${aptFailure(result)}); install by hand: apt-get install ${packages.join(' ')}`, list);
}

/** Lists that are missing or out of date give "unable to locate package" or a 404: both pass after an update. */
function installWithFreshLists(machine, packages) {
  const install = ['install', '--yes', '--no-install-recommends', ...packages];
  const hasLists = hasPackageLists(machine.packageLists);
  if (!hasLists) aptGet(machine, ['update']);
  const result = aptGet(machine, install);
  if (result.status === 0 || result.signal !== null || !hasLists) return result;
  aptGet(machine, ['update']);
  return aptGet(machine, install);
}

function hasPackageLists(folder) {
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('_Packages'));
}

function aptGet({ env }, args) {
  return spawnSync('apt-get', ['--quiet', '--option', 'DPkg::Lock::Timeout=60', ...args], {
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: APT_TIMEOUT_MS,
  });
}

function aptFailure({ error, signal, status, stderr }) {
  if (error?.code === 'ETIMEDOUT') return `no answer in ${APT_TIMEOUT_MS / 1000} s`;
  const lastLine = stderr?.trim().split('\n').at(-1);
  return error?.message ?? lastLine ?? signal ?? `exit code ${status}`;
}

/** As a shell reports a program that a signal ended. */
function exitCode(status, signal) {
  if (signal === 'SIGINT') return 130;
  return status || 1;
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

/** On stderr, in the form of the toolrisk command's own lines. */
function say(text) {
  process.stderr.write(`setup    ${text}\n`);
}

// Node 20 has no import.meta.main.
if (process.argv[1] && pathToFileURL(realpathSync(process.argv[1])).href === import.meta.url) {
  process.exitCode = setUp(thisMachine());
}
