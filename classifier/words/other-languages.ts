/**
 * Verbs of other languages by the English verb that they mean, in the forms that descriptions open with (imperative,
 * infinitive, third person). A language is a word or two in each line; nothing else has to know of it.
 */
const WORDS: Readonly<Record<string, string>> = {
  delete: `borra borrar elimina eliminar suprimir excluir exclui apaga apagar remover löscht löschen lösche entfernt entfernen supprime supprimer effacer
    удаляет удалить удали удаление cancella cancellare rimuovi rimuove`,
  create: `crea crear cria criar erstellt erstellen erstelle anlegen crée créer cree créez создаёт создает создать создай создание creare`,
  update: `mettre actualiza actualizar modifica modificar editar edita atualiza atualizar alterar altera aktualisiert aktualisieren ändert ändern bearbeiten bearbeitet modifie
    modifier обновляет обновить обнови изменяет изменить редактирует редактировать aggiorna aggiornare modificare`,
  send: `envía envia enviar mandar manda sendet senden sende verschickt versendet envoie envoyer отправляет отправить отправь invia inviare invía`,
  get: `obtiene obtener obtén recupera recuperar obtém obter holt liefert ruft abrufen récupère récupérer obtient obtenir получает получить получи возвращает ottieni ottiene
    ottenere recuperare devuelve retorna renvoie retourne gibt restituisce`,
  search: `busca buscar pesquisa pesquisar procura procurar sucht suchen suche cherche recherche rechercher chercher trouve trouver ищет найти найди поиск cerca cercare ricerca trova`,
  find: 'encuentra encontrar encontra findet finden',
  list: 'lista listar listet auflisten liste lister список elenca elencare перечисляет',
  show: `muestra mostrar mostra exibe exibir zeigt anzeigen zeige affiche afficher показывает показать покажи mostrare visualizza visualizzare ver visualizar`,
  read: 'lee leer lê ler liest lesen lit lire читает прочитать читать legge leggere leggi',
  query: 'consulta consultar interroge interroger запрашивает',
  download:
    'descarga descargar baixa baixar herunterladen télécharge télécharger скачать скачивает загрузить scarica scaricare',
  run: `ejecuta ejecutar executa executar ausführen führt führe exécute exécuter запускает выполняет выполнить выполни esegui esegue eseguire`,
  start: 'inicia iniciar startet démarre démarrer lance lancer запустить запусти avvia avviare arranca arrancar',
  stop: 'detiene detener parar stoppt stoppen arrête arrêter останавливает остановить ferma fermare arresta',
  restart: 'reinicia reiniciar neustarten redémarre redémarrer перезапускает перезапустить riavvia riavviare',
  add: 'añade añadir agrega agregar adiciona adicionar hinzufügen fügt ajoute ajouter добавляет добавить добавь aggiungi aggiunge aggiungere',
  upload: 'sube subir carrega carregar hochladen lädt téléverse téléverser carica caricare',
  save: 'guarda guardar salva salvar grava gravar speichert speichern enregistre enregistrer sauvegarde сохраняет сохранить salvare',
  cancel: 'cancela cancelar storniert stornieren annule annuler отменяет отменить annulla annullare',
  move: 'mueve mover verschiebt verschieben déplace déplacer перемещает переместить sposta spostare',
  publish: 'publica publicar veröffentlicht veröffentlichen publie publier публикует опубликовать pubblica pubblicare',
  configure: 'configura configurar konfiguriert konfigurieren configure configurer настраивает настроить configurare',
  perform: 'realiza realizar hace hacer faz fazer effectue effectuer effettua effettuare macht machen',
  generate:
    'genera generar gera gerar generiert generieren génère générer генерирует сгенерировать genera generare erzeugt erzeugen',
  calculate:
    'calcula calcular berechnet berechnen berechne calcule calculer вычисляет рассчитать рассчитывает вычислить calcola calcolare',
  convert:
    'convierte convertir converte konvertiert umwandeln wandelt convertit преобразует конвертирует converti convertire',
  validate:
    'valida validar validiert prüft prüfen überprüft verifica verificar vérifie vérifier проверяет проверить verificare',
  analyze:
    'analiza analizar analisa analisar analysiert analysieren analyse analyser анализирует проанализировать analizza analizzare',
  translate: 'traduce traducir traduz traduzir übersetzt übersetzen traduit traduire переводит traduci tradurre',
  pay: 'paga pagar bezahlt bezahlen zahlt paie payer платит оплатить оплачивает pagare',
  transfer:
    'transfiere transferir transfere überweist überweisen transfère transférer virer перевести trasferisci trasferire',
  buy: 'compra comprar kauft kaufen achète acheter купить покупает acquista acquistare',
  sell: 'vende vender verkauft verkaufen vend vendre продать продаёт vendere',
  click: 'нажимает нажать clique cliquer',
  open: 'abre abrir öffnet öffnen ouvre ouvrir открывает открыть apri apre aprire',
  manage: 'gestiona gestionar gerencia gerenciar verwaltet verwalten gère gérer управляет управлять gestisci gestire',
};

/** Chinese, Japanese and Korean verb stems. Longer ones come first where one begins another. */
const STEMS: Readonly<Record<string, string>> = {
  delete: '删除 移除 刪除 清空 清除 销毁 削除 消去 삭제 제거 지우',
  create: '创建 新建 新增 建立 創建 作成 생성 만들 작성 创作',
  update: '更新 修改 编辑 編輯 变更 変更 編集 重命名 업데이트 수정 변경 편집 갱신',
  send: '发送 發送 推送 回复 送信 返信 전송 보내 보냅 발송 전달',
  get: '获取 取得 读取 查看 返回 获得 獲取 確認 表示 提取 查詢 조회 가져 반환 확인 얻 불러 알려 보여 取り出 抽出',
  search: '搜索 查询 查找 检索 搜尋 検索 探す 검색 찾',
  list: '列出 一覧 목록 나열 列举',
  run: '执行 运行 執行 実行 실행 调用',
  start: '启动 開始 启用服务 起動 시작 구동',
  stop: '停止 关闭服务 중지 정지 종료',
  restart: '重启 重新启动 再起動 재시작',
  add: '添加 追加 登録 添付 추가 등록',
  upload: '上传 上傳 アップロード 업로드',
  download: '下载 下載 ダウンロード 다운로드',
  save: '保存 存储 儲存 저장',
  click: '点击 點擊 滑动 输入文本 クリック 입력 클릭 タップ',
  open: '打开 打開 開く 開き 열기 엽니다',
  calculate: '计算 計算 계산',
  analyze: '分析 評価 评估 분석',
  convert: '转换 轉換 変換 변환',
  translate: '翻译 翻譯 翻訳 번역',
  validate: '验证 校验 检查 驗證 検証 검증 검사',
  summarize: '总结 摘要 要約 요약',
  publish: '发布 發布 公開 投稿 게시 발행',
  cancel: '取消 キャンセル 취소',
  login: '登录 登陆 登入 ログイン 로그인',
  pay: '支払いを実行 支付 付款 充值 退款 支払 決済 결제 지불 송금',
  transfer: '转账 轉帳 振込 送金 이체',
  trade: '下单 买入 卖出 购买 交易下单 注文を出 購入 売却 매수 매도 구매 주문하',
  imagine:
    '이미지를생성 이미지생성 画像生成 生成图 生成圖 生成视频 生成音频 生成语音 文生图 画像を生成 動画を生成 音声を生成',
  generate: '生成',
  set: '设置 配置 設定 설정',
  move: '移动 移動 이동',
  install: '安装 インストール 설치',
};

/** The English verb that a word of another language means, undefined where we know none. */
export function translateVerb(word: string): string | undefined {
  const known = BY_WORD.get(word);
  if (known !== undefined || word.charCodeAt(0) < FIRST_CJK) return known;
  return isVerbLast(word) ? lastStem(word) : firstStem(word);
}

/** Whether a word is of a language that puts its verb at the end of the sentence: Korean in Hangul, Japanese by its kana. */
export function isVerbLast(word: string): boolean {
  for (let at = 0; at < word.length && at < LONGEST_RUN; at += 1) {
    const code = word.charCodeAt(at);
    if ((code >= 0x3040 && code <= 0x30ff) || (code >= 0xac00 && code <= 0xd7a3)) return true;
  }
  return false;
}

const FIRST_CJK = 0x1100;
/** A run of characters longer than this is a paragraph; its beginning, or its end, is enough. */
const LONGEST_RUN = 40;
/** A Japanese or Korean verb with its ending. */
const LONGEST_TAIL = 10;

/** Chinese puts its verb first, after a word such as "batch" or "by its number". */
function firstStem(word: string): string | undefined {
  return earliest(word.slice(0, LONGEST_RUN));
}

function lastStem(word: string): string | undefined {
  const tail = word.slice(-LONGEST_TAIL);
  let best: string | undefined;
  let bestEnd = -1;
  for (const [stem, verb] of BY_STEM) {
    const at = tail.lastIndexOf(stem);
    if (at >= 0 && at + stem.length > bestEnd) [best, bestEnd] = [verb, at + stem.length];
  }
  return best;
}

function earliest(text: string): string | undefined {
  let best: string | undefined;
  let bestAt = text.length;
  for (const [stem, verb] of BY_STEM) {
    const at = text.indexOf(stem);
    if (at >= 0 && at < bestAt) [best, bestAt] = [verb, at];
  }
  return best;
}

const BY_WORD = new Map(pairsOf(WORDS));
/** The longest first, so that of two at one place the longer wins. */
const BY_STEM = pairsOf(STEMS).sort(([left], [right]) => right.length - left.length);

function pairsOf(table: Readonly<Record<string, string>>): (readonly [string, string])[] {
  return Object.entries(table).flatMap(([verb, words]) => words.split(/\s+/).map((word) => [word, verb] as const));
}

/** Nouns that decide what a verb means, by the English ones. */
const NOUNS: Readonly<Record<string, string>> = {
  payment: 'pago pagamento paiement zahlung платёж платеж pagamenti pagos',
  transfer: 'transferencia transferência virement überweisung перевод bonifico',
  order: 'pedido ordem bestellung заказ ordine',
  image: 'imagen imagem bild immagine изображение картинка imágenes',
  command: 'comando befehl команда команду',
  query: 'consulta-sql anfrage requête запрос',
  file: 'archivo arquivo datei fichier файл',
  message: 'mensaje mensagem nachricht сообщение messaggio',
  email: 'correo courriel письмо',
  contact: 'contacto contato kontakt контакт contatto',
  password: 'contraseña senha passwort пароль',
  key: 'clave chave schlüssel clé ключ chiave',
  database: 'datenbank базу',
  label: 'etiqueta etikett étiquette etichetta метка',
  appointment: 'cita termin',
};

const BY_FOREIGN_NOUN = new Map(pairsOf(NOUNS).map(([word, noun]) => [word, noun] as const));

/** The English noun that a lower-case word of another language means, undefined where we know none. */
export function translateNoun(word: string): string | undefined {
  return BY_FOREIGN_NOUN.get(word);
}
