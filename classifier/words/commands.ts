/** Commands of a shell by the verb that they mean; read in names alone, for in running text "cat" and "top" are words. */
const COMMANDS: Readonly<Record<string, string>> = {
  ls: 'list',
  dir: 'list',
  ps: 'list',
  cat: 'read',
  pwd: 'show',
  df: 'show',
  du: 'show',
  man: 'show',
  which: 'show',
  rm: 'delete',
  rmdir: 'delete',
  del: 'delete',
  mkdir: 'create',
  touch: 'create',
  cp: 'copy',
  mv: 'move',
  ln: 'link',
  chmod: 'change',
  chown: 'change',
  cd: 'switch',
  goto: 'navigate',
  nmap: 'attack',
  sqlmap: 'attack',
  nikto: 'attack',
  curl: 'run',
  rsync: 'copy',
  unsend: 'delete',
  python: 'run',
  tts: 'synthesize',
  text2image: 'synthesize',
  txt2img: 'synthesize',
  img2img: 'synthesize',
  retweet: 'tweet',
};

/** The verb that a shell command means, undefined for any other word. */
export function commandVerb(word: string): string | undefined {
  return Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
}
