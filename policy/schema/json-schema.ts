import { ASK_A_PERSON, CONDITION_OPERATORS, LIMIT_WINDOWS } from '../types.ts';
import { MAX_STEPS_OF_PATH } from './schema.ts';

/**
 * policy.json as JSON Schema 2020-12, for editors and other programs; published at its `$id`. Says what policy/schema/schema.ts checks, but for
 * what a schema cannot: that a regular expression is RE2's, that no key is given twice, and the limits of policy/schema/read-policy.ts.
 */
export const POLICY_JSON_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: '/schema/policy.json',
  title: 'policy.json',
  description: 'What an agent may call on an MCP server, how often, and with which arguments.',
  type: 'object',
  required: ['version', 'default'],
  additionalProperties: false,
  properties: {
    version: { const: '1', title: 'Version', description: 'Of the format: always "1".' },
    default: {
      enum: ['allow', 'deny'],
      title: 'Default',
      description:
        'What happens to tools that are not listed under "tools". Under "deny" a tool listed with {} is allowed.',
    },
    hide: {
      type: 'array',
      items: { type: 'string' },
      title: 'Hidden tools',
      description: 'Exact names of tools that are taken out of tools/list and denied. "*" hides all.',
      examples: [['delete_repository']],
    },
    all_tools: {
      type: 'object',
      title: 'All tools',
      description: 'Counted over every call, whatever the tool.',
      required: ['limits'],
      additionalProperties: false,
      properties: { limits: { $ref: '#/$defs/limits' } },
    },
    tools: {
      type: 'object',
      title: 'Tools',
      description: 'Rules by the exact name of a tool.',
      additionalProperties: { $ref: '#/$defs/rules' },
    },
  },
  $defs: {
    rules: {
      type: 'object',
      title: 'Rules of one tool',
      description: 'Nothing in it allows every call, also under default deny.',
      additionalProperties: false,
      properties: {
        require: {
          type: 'array',
          items: { $ref: '#/$defs/rule' },
          title: 'Required',
          description: 'Each has to hold, or the call is denied. An argument that is not given does not satisfy it.',
        },
        deny_if: {
          type: 'array',
          items: { $ref: '#/$defs/rule' },
          title: 'Denied',
          description: 'Each denies the calls it matches. Without conditions it denies every call.',
        },
        limits: { $ref: '#/$defs/limits' },
      },
    },
    rule: {
      type: 'object',
      title: 'Rule on arguments',
      required: ['conditions'],
      additionalProperties: false,
      properties: {
        conditions: {
          type: 'array',
          items: { $ref: '#/$defs/condition' },
          title: 'Conditions',
          description: 'All have to hold.',
        },
        on_deny: {
          type: 'string',
          title: 'Message',
          description: `Told to the agent. Exactly "${ASK_A_PERSON}" asks a person where one can be asked.`,
          examples: [ASK_A_PERSON, 'Only branches of this team.'],
        },
      },
    },
    condition: {
      type: 'object',
      title: 'Condition',
      required: ['path', 'op', 'value'],
      additionalProperties: false,
      properties: {
        path: {
          type: 'string',
          pattern: `^args(?:\\.[^.]+){1,${MAX_STEPS_OF_PATH}}$`,
          title: 'Argument',
          description:
            'Keys with dots between them. A number picks an element of a list; any other key looks into all elements.',
          examples: ['args.amount', 'args.order.items.price'],
        },
        op: {
          enum: [...CONDITION_OPERATORS],
          title: 'Operator',
          description:
            'regex takes RE2 syntax and matches anywhere in a text. contains looks for a part of a text, or an element of a list.',
        },
        value: { title: 'Value', description: 'What the argument is compared with.' },
      },
      allOf: [
        valueFor(['lt', 'lte', 'gt', 'gte'], { type: 'number' }),
        valueFor(['in', 'not_in'], { type: 'array', items: { type: ['string', 'number', 'boolean', 'null'] } }),
        valueFor(['exists'], { type: 'boolean' }),
        valueFor(['regex'], { type: 'string' }),
        valueFor(['eq', 'neq', 'contains'], { type: ['string', 'number', 'boolean', 'null'] }),
      ],
    },
    limits: { type: 'array', items: { $ref: '#/$defs/limit' }, title: 'Limits' },
    limit: {
      type: 'object',
      title: 'Limit',
      description: 'Denies calls once the counter has been used this often in the present window.',
      required: ['counter', 'window', 'max', 'scope'],
      additionalProperties: false,
      properties: {
        counter: {
          type: 'string',
          minLength: 1,
          title: 'Counter',
          description: 'Limits that name the same counter and window share it.',
          examples: ['create_issue_rate'],
        },
        window: {
          enum: [...LIMIT_WINDOWS],
          title: 'Window',
          description: 'Begins by the clock in UTC: twice the limit can pass within seconds around its end.',
        },
        max: {
          type: 'integer',
          minimum: 0,
          maximum: Number.MAX_SAFE_INTEGER,
          title: 'Most calls',
          description: 'In one window; 0 allows none.',
          examples: [30],
        },
        scope: { const: 'grant', title: 'Scope', description: 'Each grant has counters of its own: always "grant".' },
      },
    },
  },
  examples: [
    {
      version: '1',
      default: 'deny',
      hide: ['delete_repository'],
      tools: {
        list_issues: {},
        create_issue: { limits: [{ counter: 'create_issue_rate', window: 'minute', max: 30, scope: 'grant' }] },
        refund: {
          require: [{ conditions: [{ path: 'args.amount', op: 'lte', value: 100 }], on_deny: 'At most 100.' }],
          deny_if: [{ conditions: [], on_deny: ASK_A_PERSON }],
        },
      },
    },
  ],
} as const;

function valueFor<Schema extends object>(operators: readonly string[], value: Schema) {
  return {
    if: { properties: { op: { enum: operators } }, required: ['op'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { properties: { value } },
  };
}
