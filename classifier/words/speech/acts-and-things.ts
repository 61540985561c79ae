import { KIND, type WordTable } from './kinds.ts';

/**
 * Acts in the forms of an order ("send", "sending", "be sent"), not in the third person: "sends" says what the tool does.
 * Things are those that an attack is after. A word here decides nothing alone; see speech/leaks.ts for what it takes.
 */
export const ACTS_AND_THINGS: WordTable = [
  [
    KIND.reads,
    'read reading open opening access accessing load cat fetch retrieve gather collect extract harvest take grab look print dump steal',
  ],
  [
    KIND.moves,
    `send sending sent include including included append appended pass passing passed forward forwarded forwarding copy copied add added put
     insert inserted supply supplied provide provided place paste upload uploaded post posting transmit transmitted submit submitted share
     embed encode stuff hand attach attached exfiltrate leak deliver feed give giving disclose fill store stored dump report`,
  ],
  [
    KIND.file,
    `id_rsa id_ed25519 id_ecdsa id_dsa authorized_keys known_hosts bashrc bash_profile zshrc bash_history zsh_history netrc npmrc pypirc pgpass keychain
     credentials.json service-account application_default_credentials`,
  ],
  [
    KIND.secret,
    `credential credentials password passwords passphrase secrets apikey apikeys cookies passcode token tokens pin pins otp seed-phrase mnemonic ssn
     credenciales credenciais identifiants zugangsdaten passwörter contraseñas senhas пароли пароль учетные токены`,
  ],
  [KIND.environment, 'printenv env environ'],
  [
    KIND.place,
    'parameter argument field input note comment url endpoint webhook body header query here metadata subject memo sidenote footer parámetro paramètre parâmetro feld notiz nota параметре параметр',
  ],
  [
    KIND.total,
    `all any every entire whole complete full verbatim everything each completely exact literally raw found todas todos toda todo tout toute toutes alle alles
     ganze ganzen vollständig все всю весь`,
  ],
  [
    KIND.order,
    'must always ensure required mandatory obliged obligatory needs shall necessary immediately debes debe müssen musst muss doit dois deve обязательно должен',
  ],
  [
    KIND.when,
    `before prior whenever once beforehand first avant antes vorher bevor zuvor перед прежде сначала antes primero`,
  ],
  [
    KIND.authority,
    'compliance gdpr policy policies regulation regulations audit telemetry diagnostics verification authentication onboarding',
  ],
];

/** Names of files that are secret only behind a dot or in a folder of the system: ".env", "/etc/shadow". */
export const DOTTED_FILES: WordTable = [
  [KIND.file, 'env ssh aws kube cursor gnupg docker profile bash_logout gitconfig git-credentials mozilla pem'],
];
export const SYSTEM_FILES: WordTable = [[KIND.file, 'passwd shadow sudoers gcloud chrome mcp.json .cursor']];
