import type { Parameter } from '#classifier/reading/types.ts';

/**
 * Whether a web address is asked for, whatever the parameter is called: "the URL to test", "desiredURL". Those of one site's pages are not
 * any. A webhook's is, wherever it stands: all that happens later is sent there.
 */
export function isAskedFor({ words, description }: Parameter, toolText: string): boolean {
  if (!ADDRESSES.has(words.at(-1) ?? '')) return false;
  const said = description.slice(0, MAX_SAID);
  return SETS_A_HOOK.test(toolText.slice(0, MAX_SAID)) || (ASKED_FOR.test(said) && !OF_ONE_SITE.test(said));
}

/**
 * Whether a parameter of a tool that sends out names who gets it, beside those that the classifier knows: where an address may be left out,
 * the id of the same person reaches them as well. Numbers cannot be listed in a slot.
 */
export function namesWhoGets({ words, description }: Parameter, sendsOut: boolean): boolean {
  const last = words.at(-1) ?? '';
  const said = description.slice(0, MAX_SAID);
  if (PLACES.has(last) && DELIVERED_TO.test(said)) return true;
  if (!sendsOut) return false;
  return (
    (isOfRecipient(words) && WHO.has(last)) ||
    PEOPLE.has(words.join(' ')) ||
    (TARGETS.has(last) && /\b(?:e-?mail address|webhook|phone number)/i.test(said))
  );
}

/** `recipientUserId`, `to_name` */
export function isOfRecipient(words: readonly string[]): boolean {
  return words.includes('recipient') || (words[0] === 'to' && words.length > 1);
}

const MAX_SAID = 300;
const set = (text: string): ReadonlySet<string> => new Set(text.split(','));

const ADDRESSES = set('url,uri,link,href,website,webpage');
const ASKED_FOR =
  /\b(?:ur[li]s?|address|link|page|site|website)\b[^.]{0,60}?\bto (?:be )?(?:test|open|visit|navigate|load|scan|crawl|scrape|fetch|download|import|check|analy[sz]e|audit|capture|screenshot|request|call|ping|read|extract|post|send|deliver|render|monitor)/i;
const SETS_A_HOOK =
  /\b(?:creat|add|updat|set|edit|register|configur|subscrib)\w{0,4}[ _-]?(?:an? |the |new )?(?:\w+[ _-])?(?:web)?hooks?(?:\b|_)/i;
const OF_ONE_SITE =
  /\bof (?:the|a|an) (?:issue|project|repository|repo|pull request|pipeline|job|build|region|organization|event|replay|ticket|task)\b|\b(?:github|gitlab|youtube|notion|figma|linkedin|sentry|jira|confluence|circleci)\b/i;

const WHO = set('id,uuid,name,username,user,handle,key,list,account,address');
const PEOPLE = set('username,user name,invitee,attendee,guest,participant,member');
const PLACES = set('destination,dest,target,endpoint,address,forward,account,user');
const TARGETS = set('destination,dest,target,endpoint,forward');
/** What a name of somebody or something that is reached ends in. */
export const REACHED_WORDS: ReadonlySet<string> = new Set([...ADDRESSES, ...PEOPLE, ...PLACES, ...TARGETS, 'name']);

const DELIVERED_TO =
  /\be-?mail address(?:es)?\b[^.]{0,60}\b(?:forward(?:ed)?|sent|send|deliver(?:ed)?|invited?|notif(?:y|ied))\b/i;
