import { dirname, join, relative } from 'node:path';

/** Where people and programs keep secrets, messages and exported variables: nothing in these is shown to a server. Relative to a home folder. */
const SECRET_PLACES =
  `.ssh .aws .gnupg .kube .docker .azure .config/gcloud .config/gh .config/op .config/hub .config/sops .config/age
  .config/rclone .config/doctl .config/heroku .password-store .local/share/keyrings .local/share/kwalletd .mozilla .thunderbird
  .config/google-chrome .config/chromium .config/BraveSoftware .config/microsoft-edge Library/Keychains Library/Cookies
  Library/Application\u00a0Support/Google Library/Application\u00a0Support/Firefox .terraform.d .netrc .npmrc .yarnrc.yml .pypirc .git-credentials
  .pgpass .my.cnf .vault-token .bash_history .zsh_history .claude.json .claude/.credentials.json .codex/auth.json .gemini/oauth_creds.json .electrum .bitcoin .ethereum .solana
  .bashrc .bash_profile .bash_login .bash_aliases .profile .zshrc .zshenv .zprofile .zlogin .envrc .config/fish .xsessionrc .pam_environment
  .config/environment.d .gitconfig .config/git .config/Slack .config/discord .config/Signal .config/Element .config/1Password .config/Bitwarden
  .config/keepassxc .config/vivaldi .config/opera .config/containers .config/github-copilot .config/stripe .config/netlify .config/configstore
  .config/rbw .var/app .m2/settings.xml .m2/settings-security.xml .gradle/gradle.properties .s3cfg .boto .databrickscfg .fly .wrangler .pulumi
  .local/share/com.vercel.cli .subversion .mail Mail .ICEauthority .Xauthority`
    .split(/[ \n]+/)
    .map((place) => place.replaceAll('\u00a0', ' '));

/** Collections of everything: shown in no case as a whole, a single file in them is. Relative to the home folder. */
const COLLECTIONS = new Set(
  `.config .local .local/bin .local/share .local/state .local/lib .cache .cargo .cargo/bin .npm .nvm .volta .volta/bin .bun .bun/bin
  .deno .deno/bin .pyenv .asdf .rustup bin go go/bin Desktop Documents Downloads Music Movies Pictures Public Videos Templates Library
  Library/Application\u00a0Support AppData AppData/Roaming AppData/Local Dropbox OneDrive snap`
    .split(/[ \n]+/)
    .map((place) => place.replaceAll('\u00a0', ' ')),
);

/** The system's own: its programs are visible to every server, its settings and devices to none. */
const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64'];
const CLOSED = [
  '/etc',
  '/proc',
  '/sys',
  '/dev',
  '/run',
  '/boot',
  '/root/.ssh',
  '/var/backups',
  '/var/lib',
  '/var/log',
  '/var/mail',
  '/var/run',
  '/var/spool',
];
/** Names that the sandbox has taken for itself. */
const OURS = ['/app', '/sandbox', '/home/u'];
const TOP_COLLECTIONS = new Set([
  '/',
  '/home',
  '/Users',
  '/root',
  '/tmp',
  '/var',
  '/var/tmp',
  '/opt',
  '/srv',
  '/mnt',
  '/media',
  '/usr/local',
]);

/** True where every server sees the path anyway. */
export function isSystem(path: string): boolean {
  return SYSTEM.some((folder) => isInside(path, folder));
}

/** Why nothing at this path may be shown, as words that follow the path; null where it may. */
export function whyNeverShown(path: string, home: string): string | null {
  const place = secretPlace(path, home);
  if (place !== null) return `lies in ${place}, where secrets are kept`;
  const closed = CLOSED.find((folder) => isInside(path, folder));
  if (closed !== undefined && path !== '/etc/hosts') return `lies in ${closed}, which belongs to the system`;
  const ours = OURS.find((folder) => isInside(path, folder));
  return ours === undefined ? null : `lies in ${ours}, a name that the sandbox uses itself`;
}

/** Other people's homes are as private as one's own: under root, all of them can be read. */
function secretPlace(path: string, home: string): string | null {
  const own = SECRET_PLACES.find((one) => isInside(path, join(home, one)));
  if (own !== undefined) return `~/${own}`;
  if (isInside(path, home) && HISTORY.test(relative(home, path))) return `~/${relative(home, path)}`;
  const other = /^(?:\/root|\/(?:home|Users)\/[^/]+)(?=\/)/.exec(path)?.[0];
  return other === undefined || other === home ? null : secretPlace(path, other);
}

/** What was typed into shells and databases, passwords among it: `.psql_history`. */
const HISTORY = /^\.[\w.-]*hist(?:ory|file)?$/;

/** True for folders of which no more than single files are shown: home folders, what holds them, and collections of everything. */
export function isCollection(folder: string, home: string): boolean {
  if (TOP_COLLECTIONS.has(folder) || folder === home || isInside(home, folder)) return true;
  if (/^\/(?:home|Users)\/[^/]+$/.test(folder)) return true;
  return COLLECTIONS.has(relative(home, folder));
}

/** True for a folder right below `/`: it is somebody's project only where it says so. */
export function isTopFolder(folder: string): boolean {
  return dirname(folder) === '/';
}

/** True where `path` is `folder` or lies in it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}
