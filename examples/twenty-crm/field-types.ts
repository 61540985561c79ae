/** A JSON Schema for one field of a record. */
export interface FieldSchema {
  readonly type: 'string' | 'number' | 'boolean' | 'object' | 'array' | 'integer';
  readonly format?: 'uuid' | 'date-time' | 'uri' | 'email';
  readonly enum?: readonly (string | number)[];
  readonly default?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
}

export const text = { type: 'string' } as const satisfies FieldSchema;
export const number = { type: 'number' } as const satisfies FieldSchema;
export const flag = { type: 'boolean' } as const satisfies FieldSchema;
export const id = { type: 'string', format: 'uuid' } as const satisfies FieldSchema;
export const time = { type: 'string', format: 'date-time' } as const satisfies FieldSchema;
export const json = { type: 'object' } as const satisfies FieldSchema;

/** One of a closed list of words. */
export function oneOf(...words: readonly string[]): FieldSchema {
  return { type: 'string', enum: words };
}

export function listOf(items: FieldSchema): FieldSchema {
  return { type: 'array', items };
}

export function group(properties: Readonly<Record<string, FieldSchema>>): FieldSchema {
  return { type: 'object', properties };
}

/** Where a record came from. */
export const creator = group({
  source: oneOf('EMAIL', 'CALENDAR', 'WORKFLOW', 'API', 'IMPORT', 'MANUAL', 'SYSTEM', 'WEBHOOK'),
});

export const money = group({
  amountMicros: { type: 'number', description: 'Millionths of one unit of the currency.' },
  currencyCode: text,
});

export const fullName = group({ firstName: text, lastName: text });
export const richText = group({ blocknote: text, markdown: text });

export const links = group({
  primaryLinkLabel: text,
  primaryLinkUrl: text,
  secondaryLinks: listOf(group({ url: { type: 'string', format: 'uri' }, label: text })),
});

export const emails = group({ primaryEmail: text, additionalEmails: listOf({ type: 'string', format: 'email' }) });

export const phones = group({
  additionalPhones: listOf(text),
  primaryPhoneCountryCode: text,
  primaryPhoneCallingCode: text,
  primaryPhoneNumber: text,
});

export const address = group({
  addressStreet1: text,
  addressStreet2: text,
  addressCity: text,
  addressPostcode: text,
  addressState: text,
  addressCountry: text,
  addressLat: number,
  addressLng: number,
});

/** How a column of a view is summed up. */
export const aggregate = oneOf(
  'AVG',
  'COUNT',
  'MAX',
  'MIN',
  'SUM',
  'COUNT_EMPTY',
  'COUNT_NOT_EMPTY',
  'COUNT_UNIQUE_VALUES',
  'PERCENTAGE_EMPTY',
  'PERCENTAGE_NOT_EMPTY',
  'COUNT_TRUE',
  'COUNT_FALSE',
);

export const syncStatus = oneOf('ONGOING', 'NOT_SYNCED', 'ACTIVE', 'FAILED_INSUFFICIENT_PERMISSIONS', 'FAILED_UNKNOWN');
