import { failed } from '../failure.ts';
import type { CrawlResult } from '../types.ts';
import type { InstallEnd } from './run-install.ts';

type Failure = Extract<CrawlResult, { status: 'failed' }>;

const UNREACHABLE =
  /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|CERT_|_CERT/;
const FOREIGN = /EALLOW(?:GIT|REMOTE|FILE|DIRECTORY)/;

/** Turns what npm wrote into a reason and one line that says what to do. `host` is the registry's. */
export function explainInstallFailure(
  end: Exclude<InstallEnd, { kind: 'done' }>,
  wanted: { readonly package: string; readonly version: string },
  host: string,
): Failure {
  const name = `${wanted.package}@${wanted.version}`;
  if (end.kind === 'timeout') return failed('install-failed', `Installing ${name} took longer than ${end.ms / 1000} s`);
  if (end.kind === 'too-large') return failed('too-large', `Installed, ${name} takes more than ${end.bytes} bytes`);
  const code = /npm error code (\S+)/.exec(end.output)?.[1] ?? '';
  if (code === 'E404' && end.output.includes(encoded(wanted.package))) {
    return failed('not-found', `The registry has no package ${wanted.package}`);
  }
  if (code === 'ETARGET' && end.output.includes(`No matching version found for ${name}`)) {
    return failed('not-found', `The registry has no version ${wanted.version} of ${wanted.package}`);
  }
  if (code === 'FETCH_ERROR' && /invalid json response/i.test(end.output))
    return failed('install-failed', `What answers at ${host} is no npm registry, perhaps a proxy's or a login page`);
  if (UNREACHABLE.test(code))
    return failed('install-failed', `The npm registry at ${host} could not be reached (${code}); check the network`);
  if (FOREIGN.test(code))
    return failed(
      'install-failed',
      `${name} needs a package that does not come from the registry: ${firstError(end.output)}`,
    );
  return failed('install-failed', `npm could not install ${name}: ${firstError(end.output)}`);
}

/** As npm writes it into an address. */
function encoded(name: string): string {
  return name.replace('/', '%2f');
}

/** The first line of npm's own explanation; without one, whatever was said last. */
function firstError(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const said = lines
    .map((line) => line.replace(/^npm error ?/, ''))
    .filter((line) => !/^(?:code|errno|syscall|path|dest)\b|^\d{3}$/.test(line));
  return said.find((line) => line.trim() !== '') ?? lines.at(-1) ?? 'it said nothing';
}
