import { gainsHiddenCharacters } from './hidden-characters.ts';
import { isObject, keysOfBoth, ownValue, pointerStep } from './json-text.ts';
import { textsIn } from './schema-texts.ts';
import type { SchemaPlace, SchemaWalk } from './schema-walk.ts';

/** Keywords that are looked into here where they have the shape they should. */
export function isOfProperties(keyword: string, value: unknown): boolean {
  if (keyword === 'properties') return value === undefined || isObject(value);
  return keyword === 'required' && (value === undefined || isListOfTexts(value));
}

/** Parameters that came and went, and which must be given; goes on into those that stayed. */
export function compareProperties(walk: SchemaWalk, before: SchemaPlace, after: SchemaPlace): void {
  const [left, right] = [propertiesOf(before), propertiesOf(after)];
  const [neededBefore, neededAfter] = [requiredOf(before), requiredOf(after)];
  for (const name of keysOfBoth(left, right)) {
    const [from, to] = [ownValue(left, name), ownValue(right, name)];
    const step = `/properties${pointerStep(name)}`;
    const pointer = after.pointer + step;
    if (from === undefined) {
      const hides = textsIn({ [name]: to }).some((text) => gainsHiddenCharacters('', text));
      walk.tell('parameter-added', hides ? 'attack' : 'widened', pointer, undefined, to);
      continue;
    }
    if (to === undefined) {
      walk.tell('parameter-removed', 'narrowed', before.pointer + step, from, undefined);
      continue;
    }
    const [wasNeeded, isNeeded] = [neededBefore.has(name), neededAfter.has(name)];
    if (!wasNeeded && isNeeded) walk.tell('parameter-required', 'narrowed', pointer, false, true);
    if (wasNeeded && !isNeeded) walk.tell('parameter-optional', 'widened', pointer, true, false);
    walk.go({ value: from, pointer: before.pointer + step }, { value: to, pointer });
  }
}

function propertiesOf({ value }: SchemaPlace): Readonly<Record<string, unknown>> {
  const properties = ownValue(value, 'properties');
  return isObject(properties) ? properties : {};
}

function requiredOf({ value }: SchemaPlace): ReadonlySet<string> {
  const required = ownValue(value, 'required');
  return new Set(isListOfTexts(required) ? required : []);
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
