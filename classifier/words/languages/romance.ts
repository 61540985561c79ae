import { pairsOf, type WordTable } from './word-table.ts';

/** Infinitives of Spanish, Portuguese and Italian by the English verb; the forms that descriptions open with are made of them. */
const SOUTHERN: WordTable = {
  delete:
    'borrar eliminar suprimir quitar vaciar purgar excluir apagar remover deletar limpar destruir cancellare rimuovere eliminare svuotare',
  forget: 'olvidar esquecer dimenticare',
  create: 'crear criar creare construir redactar montar',
  update:
    'actualizar modificar editar cambiar atualizar alterar mudar ajustar renombrar renomear aggiornare modificare cambiare renovar redefinir rinnovare rinominare reemplazar substituir',
  send: 'enviar mandar inviare mandare notificar avisar reenviar responder notificare rispondere encaminhar comunicar',
  get: 'obtener recuperar devolver retornar extraer obter extrair ottenere recuperare restituire estrarre traer trazer acceder fornire proporcionar fornecer',
  search: 'buscar pesquisar procurar cercare ricercare localizar trovare hallar',
  find: 'encontrar descubrir descobrir identificar',
  list: 'listar enumerar elencare catalogar',
  show: 'mostrar exibir ver visualizar mostrare visualizzare vedere presentar apresentar informar indicar',
  read: 'leer ler leggere',
  query: 'consultar interrogar interrogare consultare',
  check: 'comprobar revisar checar controllare verificare monitorizar monitorar monitorear inspeccionar inspecionar',
  download: 'descargar baixar scaricare',
  export: 'exportar esportare',
  import: 'importar importare',
  run: 'ejecutar executar eseguire correr rodar lanzar disparar invocar',
  start: 'iniciar arrancar avviare iniziare lançar',
  stop: 'detener parar fermare arrestare interromper',
  pause: 'pausar suspender sospendere',
  restart: 'reiniciar riavviare',
  deploy: 'desplegar implantar distribuire',
  install: 'instalar installare',
  uninstall: 'desinstalar disinstallare',
  add: 'añadir agregar adicionar aggiungere anexar incluir inserir insertar inserire adjuntar anotar',
  record: 'registrar gravar registrare apuntar cadastrar',
  upload: 'subir carregar caricare',
  save: 'guardar salvar almacenar armazenar salvare memorizzare',
  cancel: 'cancelar anular annullare',
  move: 'mover trasladar spostare',
  copy: 'copiar duplicar copiare duplicare clonar',
  archive: 'archivar arquivar archiviare',
  publish: 'publicar pubblicare divulgar',
  share: 'compartir compartilhar condividere',
  configure: 'configurar configurare establecer definir impostare',
  set: 'fijar poner',
  enable: 'activar habilitar ativar attivare abilitare',
  disable: 'desactivar deshabilitar desativar disattivare disabilitare',
  block: 'bloquear bloccare',
  unblock: 'desbloquear sbloccare',
  approve: 'aprobar aprovar approvare autorizar aceptar aceitar accettare',
  reject: 'rechazar rejeitar recusar rifiutare',
  assign: 'asignar atribuir assegnare designar',
  schedule: 'programar agendar programmare pianificare',
  book: 'reservar prenotare',
  close: 'cerrar fechar chiudere',
  restore: 'restaurar ripristinare',
  sync: 'sincronizar sincronizzare',
  subscribe: 'suscribir inscrever',
  perform: 'realizar hacer fazer effettuare fare efectuar efetuar procesar processar',
  manage: 'gestionar administrar gerenciar gestire amministrare',
  generate: 'generar gerar generare producir produzir elaborar',
  calculate: 'calcular calcolare computar estimar stimare simular simulare',
  convert: 'convertir converter convertire transformar trasformare',
  validate: 'validar verificar validare',
  analyze: 'analizar analisar analizzare evaluar avaliar valutare examinar diagnosticar',
  compare: 'comparar confrontare comparare',
  summarize: 'resumir riassumere sintetizar',
  translate: 'traducir traduzir tradurre',
  classify: 'clasificar classificar classificare categorizar detectar rilevare',
  recommend: 'recomendar sugerir consigliare suggerire raccomandare',
  track: 'rastrear tracciare acompanhar',
  place: 'colocar piazzare',
  pay: 'pagar abonar pagare liquidar',
  charge: 'cobrar addebitare debitar',
  refund: 'reembolsar estornar rimborsare',
  transfer: 'transferir trasferire bonificare',
  withdraw: 'retirar sacar prelevare',
  buy: 'comprar adquirir acquistare comprare',
  sell: 'vender vendere',
  invest: 'invertir investir investire',
  sign: 'firmar assinar firmare',
  click: 'pulsar clicar cliccare tocar',
  open: 'abrir aprire',
  navigate: 'navegar navigare',
  play: 'reproducir reproduzir riprodurre',
  'switch-device': 'ligar desligar acender encender prender accendere spegnere',
  login: 'autenticar autenticare',
  revoke: 'revocar revogar revocare',
  bet: 'apostar scommettere',
  mint: 'acuñar',
  swap: 'intercambiar permutar',
  takeoff: 'despegar decolar decollare',
  land: 'aterrizar aterrissar atterrare',
  print: 'imprimir stampare',
};

/** Words that are no regular form of a listed infinitive, and nouns that stand for a deed. */
const IRREGULAR: WordTable = {
  delete:
    ' apaga excluí cancella cancellazione eliminación exclusão rimozione borrado eliminação rimuovi rimuove rimuovo svuota svuotare elimina',
  create: 'creación criação creazione',
  update: 'actualización atualização aggiornamento modificación modificação',
  send: 'envía envíe envío envio invio invía invia responda notifica',
  get: 'obtiene obtén obtenga obtém obtenha ottieni ottiene devuelve devuelva devolve retorna restituisce restituisci extrae extrai estrae fornisce proporciona trae traz obtención',
  search: 'busca búsqueda pesquisa busca ricerca cerca trova encuentra',
  find: 'encuentra encuentre encontra trova',
  show: 've veja muestra muestre mostra mostre exibe vede',
  read: 'lee lea lê leia legge leggi lectura leitura lettura',
  query: 'consulta consulte',
  check: 'comprueba compruebe controlla verifica',
  run: 'ejecución execução esecuzione esegue esegui',
  start: 'inicia inicie avvia',
  stop: 'detiene detenga ferma interrompe',
  add: 'añade añada aggiunge aggiungi inserisce',
  move: 'mueve mueva sposta',
  pay: ' paga pague',
  charge: 'addebita cobra cobre',
  refund: 'reembolso rimborso estorno',
  transfer: 'transfiere transfiera transfere trasferisce trasferisci',
  publish: 'pubblica publique publicação publicación pubblicazione',
  perform: 'hace haga faz faça fa realice effettua efetue',
  configure: 'establece establezca define defina imposta',
  convert: 'convierte converte convierta',
  close: 'cierra cierre fecha chiude',
  approve: 'aprueba apruebe aprova',
  translate: 'traduce traduz traduci traduzca',
  summarize: 'riassume resume resuma',
  recommend: 'sugiere sugere recomienda recomende suggerisce',
  sell: 'vende venda',
  book: 'reserva reserve prenota',
  disable: 'desactiva desative disattiva',
  import: 'importa',
  'switch-device': 'accende spegne enciende encienda liga desliga acende acenda spegni accendi',
};

/** French verbs; those in -er and -ir are inflected, the rest is listed. */
const FRENCH: WordTable = {
  delete: 'supprimer effacer retirer enlever détruire vider purger supprime efface vide détruit détruire suppression',
  forget: 'oublier oublie',
  create: 'créer crée créez cree création rédiger construire établir',
  update: 'modifier mettre met mettez actualiser changer éditer renommer remplacer ajuster modification',
  send: 'envoyer envoie envoyez expédier transmettre transmet notifier répondre envoi avertir',
  get: 'récupérer récupère obtenir obtient obtenez renvoyer renvoie retourner fournir fournit extraire extrait recevoir',
  search: 'rechercher chercher recherche',
  find: 'trouver',
  list: 'lister énumérer liste',
  show: 'afficher montrer voir consulter visualiser présenter indiquer donne donner',
  read: 'lire lit lisez lecture',
  query: 'interroger',
  check: 'vérifier vérifie contrôler surveiller inspecter',
  download: 'télécharger télécharge',
  export: 'exporter',
  import: 'importer',
  run: 'exécuter exécute lancer exécution déclencher',
  start: 'démarrer démarre',
  stop: 'arrêter arrête stopper',
  restart: 'redémarrer redémarre',
  deploy: 'déployer déploie',
  install: 'installer',
  uninstall: 'désinstaller',
  add: 'ajouter insérer ajout joindre',
  record: 'enregistrer saisir',
  upload: 'téléverser charger',
  save: 'sauvegarder stocker mémoriser',
  cancel: 'annuler annulation résilier',
  move: 'déplacer déplace',
  copy: 'copier dupliquer',
  archive: 'archiver',
  publish: 'publier publication diffuser',
  share: 'partager',
  configure: 'configurer paramétrer définir définit',
  set: 'régler règle réglez',
  enable: 'activer',
  disable: 'désactiver',
  block: 'bloquer',
  approve: 'approuver accepter',
  reject: 'rejeter refuser',
  assign: 'attribuer affecter assigner',
  schedule: 'planifier programmer',
  book: 'réserver réserve',
  close: 'fermer clôturer',
  restore: 'restaurer rétablir',
  sync: 'synchroniser',
  perform: 'effectuer réaliser faire fait procéder',
  manage: 'gérer gère administrer',
  generate: 'générer génère produire produit',
  calculate: 'calculer estimer simuler',
  convert: 'convertir transformer convertit',
  validate: 'valider',
  analyze: 'analyser évaluer examiner',
  compare: 'comparer',
  summarize: 'résumer résume synthétiser',
  translate: 'traduire traduit',
  classify: 'classer détecter',
  recommend: 'recommander suggérer proposer',
  track: 'suivre suit',
  pay: 'payer paie',
  charge: 'débiter encaisser prélever',
  refund: 'rembourser remboursement',
  transfer: 'transférer transfère virer',
  buy: 'acheter achète',
  sell: 'vendre vend',
  sign: 'signer',
  click: 'cliquer',
  open: 'ouvrir ouvre',
  navigate: 'naviguer',
  play: 'jouer',
  login: 'authentifier',
  revoke: 'révoquer',
  'switch-device': 'allumer éteindre éteint éteins',
  bet: 'parier',
  place: 'placer passer',
  swap: 'échanger',
  takeoff: 'décoller',
  land: 'atterrir',
  print: 'imprimer imprime',
  drive: 'avancer reculer',
  issue: 'émettre émet',
};

/** Every form of the Romance verbs with its English verb. */
export const ROMANCE_VERBS: readonly [string, string][] = [
  ...pairsOf(SOUTHERN, southernForms),
  ...pairsOf(IRREGULAR),
  ...pairsOf(FRENCH, frenchForms),
];

/** "borrar": borra, borre, borrando; "leer": lee, lea; "rimuovere": rimuove, rimuovi. */
function southernForms(infinitive: string): string[] {
  const stem = infinitive.slice(0, -2);
  // "Le" and "la" are articles.
  if (stem.length < 2) return [infinitive];
  if (infinitive.endsWith('ar'))
    return [infinitive, `${stem}a`, `${softened(stem)}e`, `${stem}ando`, `${stem}an`, `${stem}o`];
  if (infinitive.endsWith('er') || infinitive.endsWith('ir'))
    return [infinitive, `${stem}e`, `${stem}iendo`, `${stem}endo`, `${stem}a`];
  if (!/[aei]re$/.test(infinitive)) return [infinitive];
  const root = infinitive.slice(0, -3);
  return infinitive.endsWith('are')
    ? [infinitive, `${root}a`, `${root}ano`]
    : [infinitive, `${root}e`, `${root}i`, `${root}isce`, `${root}isci`];
}

/** "publicar" and "pagar" keep their sound before an e. */
function softened(stem: string): string {
  if (stem.endsWith('c')) return `${stem.slice(0, -1)}qu`;
  if (stem.endsWith('g')) return `${stem}u`;
  return stem.endsWith('z') ? `${stem.slice(0, -1)}c` : stem;
}

/** "supprimer": supprime, supprimez, supprimant; "établir": établit. */
function frenchForms(word: string): string[] {
  const stem = word.slice(0, -2);
  if (word.endsWith('er')) return [word, `${stem}e`, `${stem}ez`, `${stem}ant`];
  return word.endsWith('ir') ? [word, `${stem}it`, `${stem}issez`] : [word];
}
