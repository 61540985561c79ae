import type { Found } from './pagefind.ts';

/** Written out, not imported: the taxonomy's texts would be most of this script's bytes. */
const LEVELS = ['low', 'medium', 'high', 'critical', 'unknown'];

/** A link to what was found. Texts are strangers', so they only ever become text nodes. */
export function resultLink(found: Found): HTMLAnchorElement {
  const link = element('a', 'result');
  link.href = found.url;
  const name = element('span', 'name');
  const isolated = document.createElement('bdi');
  isolated.textContent = found.title;
  name.append(isolated);
  const about = element('span', 'about');
  const from = element('span');
  from.textContent = found.about;
  about.append(from);
  const level = found.risk.toLowerCase();
  if (LEVELS.includes(level)) {
    const risk = element('span', `risk ${level}`);
    risk.textContent = level.charAt(0).toUpperCase() + level.slice(1);
    about.append(risk);
  }
  link.append(name, about);
  return link;
}

function element<K extends 'a' | 'span'>(tag: K, className = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
}
