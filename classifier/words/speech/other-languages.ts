import { KIND, type WordTable } from './kinds.ts';

/**
 * German, Spanish, Portuguese, French, Italian and Russian words that mean something where they meet in one sentence: "not", "tell" and "user",
 * or "ignore", "previous" and "instructions". The order of words differs too much between them for phrases.
 */
export const FOREIGN_WORDS: WordTable = [
  [
    KIND.not,
    `nicht nichts nie niemals kein keine ohne no nunca jamás sin nada não n'informe n'informez nunca sem ne pas jamais sans rien senza не никогда ничего без`,
  ],
  [
    KIND.tell,
    `sag sage sagen sagst mitteilen mitgeteilt erzähle erzählen informieren informiere erwähne erwähnen erwähnt verrate verraten wissen erfährt
     digas diga decir decirle informar informes informe menciones mencione mencionar reveles revelar avisar avises saber sepa
     diga dizer conte contar informe mencione avise avisar saiba revele
     dis dites dire informer d'informer n'informe n'informez informez mentionner mentionne mentionnez révéler révèle prévenir savoir sache
     dire dirlo informare menzionare rivelare sappia
     говори говорите сообщай сообщайте сообщать упоминай упоминайте рассказывай уведомляй уведомления раскрывай знать узнал`,
  ],
  [
    KIND.user,
    `benutzer benutzers nutzer nutzers anwender anwenders usuario usuarios usuário usuários utilisateur utilisateurs l'utilisateur utente
     l'utente пользователь пользователя пользователю пользователем`,
  ],
  [
    KIND.ignore,
    `ignoriere ignorieren vergiss missachte ignora ignorar ignores olvida olvidar ignore esqueça desconsidere ignorez ignorer oublie oubliez
     ignora dimentica игнорируй игнорируйте забудь забудьте`,
  ],
  [
    KIND.rules,
    `anweisungen anweisung vorgaben regeln instrucciones instrucción reglas instruções regras consignes règles istruzioni regole инструкции инструкций
     указания правила`,
  ],
  [
    KIND.hush,
    `heimlich unbemerkt verheimliche geheim verschweige oculta ocultar ocultes secreto escondidas segredo escondido oculte secrètement discrètement cachez
     cacher segreto nascondi тайно незаметно скрой скройте скрыть секрете втайне`,
  ],
  [
    KIND.reads,
    'lies lese öffne lee leer abre lire lis lisez ouvre ouvrez leia abra leggi apri прочитай прочитайте открой считай',
  ],
  [
    KIND.moves,
    `übergib übergebe sende schicke übertrage übermittle leite weiter kopiere füge envía envíe pásalo pasa incluye copia adjunta envie passe inclua copie anexe transmets transmettez
     envoie envoyez ajoute inclus invia includi passa передай передайте отправь отправьте пришли вставь добавь`,
  ],
  [
    KIND.talk | KIND.total,
    'conversación gesprächsverlauf historique historial unterhaltung chatverlauf conversa беседы переписку переписки conversazione',
  ],
  [KIND.environment, 'umgebungsvariablen переменные окружения'],
];

/** Chinese, Japanese and Korean have no spaces to find words by; these are tried on each sentence that is written so. Gaps are short and stay inside it. */
export const CJK_PHRASES: readonly { readonly kinds: number; readonly pattern: RegExp }[] = [
  {
    kinds: KIND.silence,
    pattern:
      /(?:不要|不得|别|勿|切勿|不能|无需|不必|不用|請勿|请勿|禁止).{0,8}(?:告诉|告知|透露|提及|通知|提到|告訴|让|讓|向).{0,6}(?:用户|使用者|用戶|任何人|知道|透露|提)/,
  },
  {
    kinds: KIND.silence,
    pattern:
      /(?:对|對|向)(?:用户|使用者|用戶).{0,6}(?:保密|隐瞒|隱瞞|隐藏)|(?:隐瞒|瞒着|瞞著)(?:用户|使用者|用戶)|(?:悄悄|偷偷|秘密)(?:地)?.{0,4}(?:发送|發送|上传|复制|读取|转发)/,
  },
  {
    kinds: KIND.silence,
    pattern:
      /(?:ユーザー|利用者|ユーザ)に.{0,10}(?:知らせない|伝えない|言わない|教えない|話さない|秘密|内緒|知られない|通知しない)|(?:気づかれない|こっそり|密かに)/,
  },
  {
    kinds: KIND.silence,
    pattern: /사용자.{0,14}(?:말하지|알리지|언급하지|알려주지|공개하지|모르게|몰래|비밀)|몰래 |비밀로/,
  },
  {
    kinds: KIND.override,
    pattern:
      /(?:忽略|无视|無視|忘记|忘記).{0,8}(?:之前|先前|以前|所有|上面|以上).{0,8}(?:指令|指示|规则|規則|提示|要求)/,
  },
  {
    kinds: KIND.override,
    pattern: /(?:以前|これまで|前|上記|すべて).{0,8}(?:指示|命令|ルール|プロンプト).{0,6}(?:無視|忘れ)/,
  },
  { kinds: KIND.override, pattern: /(?:이전|앞선|기존|위의|모든).{0,8}(?:지시|명령|규칙|지침).{0,6}(?:무시|잊)/ },
  { kinds: KIND.own | KIND.total, pattern: /系统提示词?|系統提示|システムプロンプト|시스템 프롬프트/ },
  {
    kinds: KIND.talk | KIND.total,
    pattern: /(?:对话|對話|聊天)(?:历史|记录|内容|紀錄)|会話の?(?:履歴|内容|全文)|대화 ?(?:내용|기록)/,
  },
  { kinds: KIND.secret, pattern: /密码|密钥|凭证|凭据|令牌|パスワード|認証情報|秘密鍵|비밀번호|자격 ?증명|토큰/ },
  { kinds: KIND.environment, pattern: /环境变量|環境変数|환경 ?변수/ },
  { kinds: KIND.reads, pattern: /读取|讀取|打开|読み取|読ん|開い|읽고|읽어|열어/ },
  {
    kinds: KIND.moves,
    pattern: /发送|發送|传入|传给|作为|附加|转发|上传|送信|渡し|送っ|含め|添付|전송|보내|넣으|포함|전달/,
  },
  { kinds: KIND.when, pattern: /之前|以前|先に|前に|まず|전에|먼저|首先/ },
  { kinds: KIND.order, pattern: /必须|必須|务必|必ず|반드시/ },
  { kinds: KIND.place, pattern: /参数|參數|引数|パラメータ|매개변수|파라미터|工具|ツール|서버|服务器/ },
  { kinds: KIND.total, pattern: /全部|所有|完整|すべて|全て|모든|모두/ },
  {
    kinds: KIND.steer,
    pattern:
      /(?:必须|必須|务必|总是|一定要)(?:首)?先?(?:调用|使用|呼叫)(?:此|本|这个|該|该)|(?:優先|优先)使用(?:此|本|这个)/,
  },
  { kinds: KIND.steer, pattern: /(?:必ず|常に)(?:最初に|先に).{0,6}(?:この|本).{0,10}(?:呼び出|使)|常にこのツール/ },
  { kinds: KIND.steer, pattern: /(?:항상|반드시)(?: 먼저)? 이 도구를.{0,6}(?:호출|사용)/ },
];
