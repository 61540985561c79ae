import { KIND, type WordTable } from './kinds.ts';

/**
 * Acts as an order states them ("send", "sending", "be sent"), not in the third person: "sends" says what the tool does. Things are those
 * that an attack is after. No word here decides anything alone; see speech/leaks.ts for what it takes.
 */
export const ACTS_AND_THINGS: WordTable = [
  [
    KIND.reads,
    'read open access accessing load cat fetch retrieve gather gathering collect extract harvest take grab dump steal scan print reading',
  ],
  [
    KIND.moves,
    `send sending sent include including included append appended pass passing passed forward forwarded forwarding copy copied add adding put
     insert inserted supply supplied provide provided place paste upload uploaded post transmit transmitted submit submitted share shared
     embed encode stuff hand attach attached exfiltrate leak deliver feed give disclose fill store dump carry relay pipe tuck slip mirror ship funnel prepend smuggle replicate quote weave fold keep cc cc'd concatenate repeat repeated echo accompany accompanies recorded written saved reveal expose append swapped`,
  ],
  [
    KIND.file,
    'id_rsa id_ed25519 id_ecdsa id_dsa bashrc bash_profile zshrc bash_history zsh_history netrc npmrc pypirc pgpass wallet.dat application_default_credentials',
  ],
  [
    KIND.secret,
    `credential credentials password passwords passphrase secrets apikey apikeys cookies passcode token tokens mnemonic ssn zugangsdaten passwörter
     credenciales contraseñas credenciais senhas identifiants пароли пароль токены`,
  ],
  [KIND.file | KIND.moves, 'authorized_keys'],
  [KIND.moves | KIND.hush, 'exfiltrate steal smuggle'],
  [KIND.environment, 'printenv'],
  [
    KIND.place,
    'parameter argument field input note comment metadata memo sidenote footer query endpoint webhook parámetro nota parâmetro paramètre notiz feld параметре параметр',
  ],
  [
    KIND.total,
    `all any every entire whole complete full verbatim everything each completely literally todas todos toda todo tout toute toutes alle alles
     ganze ganzen gesamte все всё весь`,
  ],
  [
    KIND.order,
    `must always ensure required mandatory obliged obligatory shall needs necessary immediately vital essential imperative debes debe müssen musst muss doit dois deve
     обязательно должен`,
  ],
  [
    KIND.when,
    'wherever before prior whenever once beforehand first when after avant antes vorher bevor zuvor перед прежде сначала',
  ],
  [
    KIND.authority,
    'compliance gdpr policy regulation audit telemetry diagnostics verification verify validate integrity authentication onboarding protocol initialisation initialization',
  ],
];

/** Names that are secret files only behind a dot that begins a name: ".env", "~/.ssh". */
export const DOT_FILES: ReadonlySet<string> = new Set([
  'env',
  'ssh',
  'aws',
  'kube',
  'cursor',
  'gnupg',
  'docker',
  'profile',
  'git-credentials',
  'mozilla',
  'netrc',
  'npmrc',
]);
/** And these only at the end of a path: "/etc/shadow". */
export const PATH_FILES: ReadonlySet<string> = new Set(['passwd', 'shadow', 'sudoers', 'gcloud']);
