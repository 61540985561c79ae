import { glanceFor } from '../words/glance.ts';
import { MAX_TEXT } from './read-tokens.ts';
import type { Span, Statements } from './types.ts';

/** Sentences about the whole tool, found by plain phrases; every expression is linear and without the g flag. */
export function readStatements(description: string): Statements {
  const text = description.length > MAX_TEXT ? description.slice(0, MAX_TEXT) : description;
  if (!mayState(text)) return NOTHING;
  const open = new Set(PARTS.filter((part) => part.mayMatch(text)).flatMap((part) => part.patterns));
  return statementsBy((pattern) => (open.has(pattern) ? find(text, pattern) : null));
}

function statementsBy(find: (pattern: RegExp) => Span | null): Statements {
  return {
    readOnly: find(READ_ONLY),
    changesNothing: find(CHANGES_NOTHING),
    unrecoverable: find(UNRECOVERABLE),
    recoverable: find(RECOVERABLE),
    sandboxed: find(SANDBOXED),
    paper: find(PAPER),
    returnsText: find(RETURNS_TEXT),
    billable: find(BILLABLE),
    emptyOnly: find(EMPTY_ONLY),
    smallPrice: find(SMALL_PRICE),
    movesNothing: find(MOVES_NOTHING),
    forEveryone: find(FOR_EVERYONE),
    charges: find(CHARGES),
    losesData: find(LOSES_DATA),
    recursive: find(RECURSIVE),
    leavesToPay: find(LEAVES_TO_PAY),
  };
}

function find(text: string, pattern: RegExp): Span | null {
  const match = pattern.exec(text);
  return match === null
    ? null
    : { pointer: '/description', part: 'value', start: match.index, end: match.index + match[0].length };
}

const READ_ONLY =
  /\b(?:in )?read[- ](?:only )?mode\b|\bread[- ]?only\b(?! (?:token|mode is|flag|replica|property|field))|\bonly (?:select|read) (?:quer|statement|operation)|\bonly (?:reading|reads)\b|\breading only\b|\bselect[- ](?:only|queries only|statements only)\b|只读|読み取り専用|읽기 전용|\bsolo lectura|\b(?:somente|apenas) leitura|\blecture seule|\bsola lettura|\bschreibgeschützt|\bnur lesend|только (?:для )?чтени/i;
const CHANGES_NOTHING =
  /\b(?:does not|doesn't|do not|will not|won't|never|without) (?:actually )?(?:write|writing|modif\w+|chang\w+|sav\w+|persist\w+|creat\w+ anything|execut\w+|delet\w+|mutat\w+|alter\w*|submit\w*|send\w*|broadcast\w*)\b|\b(?:changes|posts|sends|writes|saves|modifies|deletes|submits|executes|stores|alters) nothing\b|\bnothing is (?:changed|sent|written|saved|modified|posted|stored|executed|submitted|deleted|applied|charged)\b|\bno (?:side effects|changes are made|data is (?:modified|changed))\b|\bdry[- ]run only\b|不(?:会)?(?:修改|更改|改变|删除|写入|执行|保存|提交)|(?:変更|保存|実行|送信|削除)(?:は)?(?:しません|されません|しない)|(?:수정|변경|저장|실행|삭제)하지 않|\bno (?:modifica|cambia|guarda|escribe|envía|borra|altera|ejecuta)\b|\bnão (?:modifica|altera|grava|salva|envia|executa|exclui)|ändert nichts|\bverändert nichts|\bohne (?:etwas |daten )?zu (?:ändern|speichern|verändern)|\bne modifie (?:pas|rien|aucun)|\bsans (?:modifier|enregistrer|supprimer)|не (?:изменяет|меняет|сохраняет|отправляет|удаляет)|ничего не (?:изменяет|меняет)/i;
const UNRECOVERABLE =
  /\b(?:irreversibl\w+|cannot be (?:undone|reversed|recovered|restored)|can't be (?:undone|reversed)|can not be undone|(?<!without |not |non-)permanent(?:ly)?|not (?:reversible|recoverable)|no undo|unrecoverable|irrevocabl\w+|no way to (?:recover|restore)|no way back|there is no (?:backup|undo)|(?:cannot|can't|can not) be (?:brought back|withdrawn|taken back|recalled|unsent|undeleted|retrieved|reverted|rolled back)|(?:transfer|transaction|sale|payment|trade|order|bet|decision|submission|deletion)s? (?:is|are) final|gone (?:for good|forever)|lost (?:for good|forever)|for good)\b|不可逆|不可恢复|不可撤销|无法(?:恢复|撤销)|永久|復元でき|元に戻(?:せ|すことはでき)|取り消せません|되돌릴 수 없|복구할 수 없|영구|\bpermanentemente|\bno se puede deshacer|\bnão pode ser desfeit|\birrévocable|\bdéfinitivement|\birréversible|\birrevers[íi]ve|\bnicht rückgängig|\bunwiderruflich|\bendgültig|навсегда|безвозвратно|необратим|без возможности восстановления|нельзя (?:отменить|восстановить|вернуть)|\bdefinitivamente|\bno (?:es posible|se puede) (?:deshacer|recuperar|revertir)|\bnão é possível (?:desfazer|recuperar|reverter)|\bsem possibilidade de (?:desfazer|recupera)|\bne peut (?:pas )?être (?:annulé|restauré|récupéré)|\bnon può essere annullat|\bnicht (?:wiederhergestellt|widerrufen) werden|不能(?:恢复|撤销|撤回)|元に戻りません|복원할 수 없/i;
const RECOVERABLE =
  /\b(?:(?:moves?|moved|sends?|sent|goes|go|puts?) (?:\w+ ){0,4}(?:to|in|into) (?:the )?(?:trash|recycle bin|bin)|(?:can|may) be (?:restored|recovered|undeleted|undone)|soft[- ]delet\w+|(?<!not )recoverable|recently deleted)\b|回收站|垃圾箱|ゴミ箱|휴지통|\bpapelera|\blixeira|\bcorbeille|\bpapierkorb|\bcestino/i;
const SANDBOXED =
  /\b(?:sandbox(?:ed)?|throw[- ]?away (?:container|vm|machine|environment)|disposable (?:container|vm|environment)|micro-?vms?|gvisor|isolated (?:environment|container|vm)|in isolation|pyodide|webassembly|ephemeral (?:container|environment))\b/i;
const PAPER =
  /\b(?:paper[- ](?:trad\w+|account|money)|simulated (?:trad\w+|account|order|exchange)|play[- ]money|fake money|no real money|testnet|devnet|faucet|test (?:tokens?|funds|coins?|eth|sol)\b|devnet|test mode|(?:demo|practice) account|virtual (?:money|funds|portfolio)|sandbox account|backtest\w*)\b|模拟(?:盘|交易|账户)|デモ口座|ペーパートレード|모의/i;
const RETURNS_TEXT =
  /\breturn(?:s|ed)? (?:it|them)\b|\breturns (?:the )?(?:generated |source )?(?:source code|code|markdown|text|string|link|url|html)\b/i;
const BILLABLE =
  /\b(?:billable(?! (?:time|hours?|minutes?|entr))|billing starts|billed (?:hourly|monthly|per|by|from|as)|will be (?:billed|charged)|incurs? (?:charges|costs?|fees)|is billed|starts? billing|costs? (?:apply|money))\b/i;
/** A price below ten that the text fixes. */
const SMALL_PRICE =
  /\b(?:fixed|flat) (?:price|fee|cost)s? of [^\d.]{0,8}\d(?:\.\d+)?\b(?!\d|,)|\b(?:costs?|price[ds]?(?: at)?|for) (?:only |just )?(?:[$€£] ?|USD |EUR )?0\.\d+|(?<!from )[$€£] ?\d(?:\.\d{1,4})?(?![\d,.]*\d)|\b(?:pays?|charges?|costs?) (?:only )?0\.\d+ ?(?:eth|sol|usdc|usdt|usd|eur)\b|~ ?0\.\d+ ?(?:eth|sol|usdc|usdt)\b/i;
const MOVES_NOTHING =
  /\bno (?:money|funds?|bank transfer|payment) (?:is|are|will be) (?:moved|charged|transferred|made)|\brecords? (?:a|an|the) (?:manual |offline |external |past )?payment\b|\b(?:does not|doesn't|without) (?:move|moving|charg\w+|transfer\w*) (?:any )?(?:money|funds|the (?:card|customer))/i;
const LOSES_DATA =
  /\b(?:all|any|existing|unsaved|untracked)(?: \w+){0,6} (?:will be|are|is|gets?) (?:permanently )?(?:lost|erased|destroyed|deleted|wiped|overwritten)\b|\bdiscard(?:s|ing) (?:all|any|your|uncommitted|local|unsaved)\b/i;
const RECURSIVE =
  /\brecursively\b|\b(?:with|and) (?:all )?its (?:children|contents?|descendants|snapshots|subfolders)\b|\b(?:along|together) with (?:all )?(?:its|their)\b|\bwith all (?:its|their)\b/i;
/** The call itself moves money, whatever its verb. */
const CHARGES =
  /\b(?:charged|debited|deducted|paid|escrowed) (?:to|from|against|with) (?:the|your|a|an|its|my)\b|\bcharges? (?:the|your|their) (?:\w+ )?(?:card|account|customer|wallet|balance)\b|\bpays? (?:the \w+ |it |for it )?(?:from|with) (?:the|your|a)\b|\buses? (?:account|your|prepaid) credits?\b|\b(?:put|held|locked|placed) (?:into|in) escrow\b|\b(?:card|account|balance|customer|wallet|payment method) (?:is|gets) (?:charged|debited|billed)\b|\b(?:difference|total|amount|fee|price) (?:is|gets) (?:charged|debited|billed)\b|\b(?:reserved|taken) from the (?:balance|account|card|wallet)\b|\bbinding (?:contract|order|booking|purchase|offer)\b|\b(?:fee|price|payment|amount|cost|fare|premium|postage) is (?:taken|deducted|debited|charged|collected|escrowed|blocked)\b|\bcharged (?:up)?on\b|\bdebitad[oa]\b|\bfunds are (?:debited|moved|transferred|withdrawn)\b/i;
const LEAVES_TO_PAY =
  /\b(?:checkout|payment|redirect|approval|hosted) (?:url|link|page|form)\b|\breturns? (?:a|the|its) (?:qr code|link|url)\b|\bqr ?code\b|支付链接|付款链接|付款码|二维码|決済(?:リンク|ページ|URL)|결제 ?(?:링크|페이지|URL)|\b(?:enlace|link) (?:de|di|do) pag\w+|ссылк[а-я]* (?:на|для) оплат|\bzahlungslink\b|\blien de paiement\b/i;
const FOR_EVERYONE =
  /\b(?:anyone|anybody|everyone|everybody) (?:with the link|on the (?:web|internet|server)|can (?:see|view|read|access))|\bpublicly (?:accessible|visible|available|readable|shared)|\bvisible (?:to|for) (?:everyone|all|the public|anyone|every)|\b(?:all|every|each) (?:users?|subscribers?|members?|customers?|followers?|contacts?|recipients?|visitors?|attendees?|pupils|students)\b|\bto (?:everyone|everybody)\b|所有用户|全体用户|全员|全員|全ユーザー|모든 (?:이용자|사용자|회원)|\btodos los usuarios|\btodos os usuários|\balle (?:nutzer|benutzer|kunden)|\btous les utilisateurs|всем пользователям/i;
const EMPTY_ONLY =
  /\bfails? if [^.]{0,60}\b(?:contains?|not empty|exists?)\b|\bmust be empty\b|\b(?:only|an) empty (?:bucket|database|project|workspace|repository|collection|namespace|folder)\b/i;

/** Every expression above, so that a text that none of them fits is looked at once. */
const PATTERNS: RegExp[] = [];
const NOTHING = statementsBy((pattern) => {
  PATTERNS.push(pattern);
  return null;
});
const mayState = glanceFor(PATTERNS);

/** A text that states one thing seldom states another: the glance that found something is asked again of a few expressions at a time. */
const PER_PART = 4;
const PARTS = PATTERNS.map((_, at) => PATTERNS.slice(at, at + PER_PART))
  .filter((_, at) => at % PER_PART === 0)
  .map((patterns) => ({ patterns, mayMatch: glanceFor(patterns) }));
