/**
 * Verbs of other languages by the English verb that they mean, in the forms that descriptions open with (imperative,
 * infinitive, third person). A language is a line or two here; nothing else has to know of it.
 */
const WORDS: Readonly<Record<string, string>> = {
  delete:
    'borra borrar elimina eliminar excluir exclui apaga apagar löscht löschen lösche supprime supprimer удаляет удалить 삭제',
  create: 'crea crear cria criar erstellt erstellen erstelle crée créer создаёт создает создать 생성',
  update: 'actualiza actualizar atualiza atualizar aktualisiert aktualisieren modifie modifier обновляет обновить 수정',
  send: 'envía envia enviar sendet senden sende envoie envoyer отправляет отправить 전송',
  get: 'obtiene obtener obtém obter holt liefert récupère récupérer получает получить возвращает 조회',
  search: 'busca buscar pesquisa pesquisar sucht suchen suche cherche recherche rechercher ищет найти 검색',
  list: 'lista listar zeigt auflisten liste lister список показывает 목록',
  run: 'ejecuta ejecutar executa executar ausführen exécute exécuter запускает запустить выполняет выполнить 실행',
  add: 'añade añadir agrega agregar adiciona adicionar hinzufügen ajoute ajouter добавляет добавить 추가',
  pay: 'paga pagar bezahlt bezahlen paie payer платит оплатить 결제',
};

/** Chinese and Japanese write no spaces: the verb stands at the beginning of a run of characters, or at its end. */
const RUNS_OF_CHARACTERS: Readonly<Record<string, string>> = {
  delete: '删除 移除 刪除 清空 削除 消去',
  create: '创建 新建 新增 建立 作成 生成する',
  update: '更新 修改 编辑 変更 編集',
  send: '发送 發送 送信',
  get: '获取 取得 读取 查看 返回 获得 確認 表示',
  search: '搜索 查询 查找 検索 查詢',
  list: '列出 一覧',
  run: '执行 运行 執行 実行',
  add: '添加 追加 登録',
  click: '点击 滑动 在屏幕上 クリック',
  upload: '上传 アップロード',
  calculate: '计算 計算',
};

/** The English verb that a word of another language means, undefined where we know none. */
export function translateVerb(word: string): string | undefined {
  const known = BY_WORD.get(word);
  if (known !== undefined || word.charCodeAt(0) < FIRST_CJK) return known;
  for (const [characters, verb] of BY_CHARACTERS) if (word.startsWith(characters)) return verb;
  // Japanese puts its verb last: "…を削除します".
  const tail = word.slice(-LONGEST_TAIL);
  for (const [characters, verb] of BY_CHARACTERS) if (tail.includes(characters)) return verb;
  return undefined;
}

const FIRST_CJK = 0x2e80;
const LONGEST_TAIL = 6;

const BY_WORD = invert(WORDS);
const BY_CHARACTERS = invert(RUNS_OF_CHARACTERS);

function invert(table: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(
    Object.entries(table).flatMap(([verb, words]) => words.split(' ').map((word) => [word, verb] as const)),
  );
}
