import { customType } from 'drizzle-orm/pg-core';

/**
 * JSON kept as text. jsonb refuses `\u0000` and lone surrogates, which a span cut through a stranger's text can hold, reorders keys and
 * breaks on deep nesting; nothing here is queried inside the JSON, so text loses nothing.
 */
export function jsonText<T>(name: string) {
  return customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (text) => JSON.parse(text),
  })(name);
}
