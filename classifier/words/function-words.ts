import { wordSet } from './word-set.ts';

/** An object ends before one of these. "of" is none: "the properties of the event". */
export const PREPOSITIONS =
  wordSet(`in from to for with by using via on at into onto through based that which when where if against within
  across as so such including after before during without per under over between so. while how then because their whose or`);

/** Words that stand inside an object and mean nothing for it. */
export const NOT_IN_OBJECT =
  wordSet(`a an the this that these those its your his her their my our one existing specific specified given
  some any each and new single current particular certain following more`);

/** Words that a sentence about a tool opens with before it comes to its verb. */
export const OPENERS =
  wordSet(`this the a an tool function endpoint api method operation command action utility helper mcp that which
  will can may allows allow enables lets helps help you users user agents agent clients llm llms ai to used use is be it when need needs want
  wants asks for also then first optionally automatically quickly safely permanently irreversibly immediately easily manually tentatively soft bulk batch
  partially completely directly please must should designed able securely instantly simply just only programmatically
  dynamically asynchronously synchronously effectively efficiently primary main call invoke has ability used it's intended meant powerful advanced
  wrapper interface feature request service remotely atomically idempotently recursively forcefully deprecated experimental beta legacy internal admin
  read-only readonly destructive low-level as responsible purpose agent's esta este herramienta permite ferramenta outil pour permet de cet cette ce werkzeug zum strumento questo consente di инструмент для позволяет low-level high-level convenience shortcut simple quick in-place would try trying whenever`);

/** What a tool is called where a sentence says what it is for. */
export const TOOL_NOUNS =
  wordSet(`tool utility helper interface endpoint api function wrapper service ability capability capabilities functionality way means method methods access operation
  herramienta ferramenta outil werkzeug strumento инструмент module component feature command action responsible server`);

/** After one of these, "enable", "allow", "let" and "help" are openers and not verbs of their own. */
export const HELPED = wordSet(
  'you users user agents agent clients client to the llm llms ai assistants assistant callers',
);

/** A sentence that begins so tells how to call the tool, not what it does. */
export const GUIDANCE =
  wordSet(`if when note important see requires required require example examples don't never always tip avoid prefer must should
  returns return returned response args arguments parameters params input output outputs usage once unless before after provide provides specify pass set default
  however instead for you your supports support optional optionally otherwise no not do make sure ensure remember each the these those they only without with in on at by and or
  use useful ideal best perfect great common warning caution typically usually available call`);

/** Verbs that are as often nouns; they count only with an object that shows them to be verbs ("order the results"). */
export const NOUNISH =
  wordSet(`order snapshot refund payout transfer test run build charge trade post email message process report request record schedule swap stake trigger
  play start stop access quote stream comment document store log lock mark block pin tag label move link map flag star like fork branch
  merge release power balance score rate track note share tip sample plot draft rank queue supply borrow lend mint burn pay purchase buy sell sign ban search query
  scan probe print export import view display filter sort set crop fix walk head stat monitor help profile audit patch bridge redeem scale command control
  status info poll watch mute join leave vote claim react project model plan draw design focus type press drop drag fill hover navigate text sms mail dm tweet
  attack exploit chat prompt generate-text reset backup deposit withdraw settle match trace return change update upgrade follow stage lists delegate delegates install checkout forward
  reply boot halt wake drain shutdown stakes notes logs results clean index embed cancel crawl repair review preview advise guide reason think correct empty
  work name skip tap swipe click short estimate approach present mine flash bounce step wave drive heat cook cast mask grade graph
  cluster chart chunk slice design structure issue seal shield ship style tune stamp paint punch signal phone dial alert loop pan zoom bundle
  package wind beep grip dance wear bet bid hedge wager cache catalog checkpoint commission craft cycle exempt pack pair partition layer nest mount
  answer attribute factor fingerprint inventory reference digest screen sense spot surface visit debate critique caption segment spend debit
  bookmark boost brew dock repost relay wire watermark trap toss hack crack refresh bet rate inform produce refine
  trash book place order next previous position delay group hold increase decrease award shift highlight fit give wrap break rent fire blame balance buffer fold union host point file clock tile mill drill precondition assume blast hand exchange round bill exercise
  compound stand sit park water tick kickoff blackout sound fillet loft pledge spider vent shift favorite fund home tip pick position exit square`);

/** One of these after a nounish word shows it to be a verb. */
export const DETERMINERS =
  wordSet(`a an the this that these those one all any your its new multiple several each every my existing specific specified
  some up out in down it them to`);

/** Whether a word joins two items of a list. */
export function isJoining(word: string): boolean {
  return word === 'and' || word === 'or';
}
