import { parse } from 'yaml';
import { z } from 'zod';

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const OPS = ['eq', 'neq', 'in', 'not_in', 'lt', 'lte', 'gt', 'gte', 'regex', 'contains', 'exists'] as const;
const ConditionFile = z.strictObject({ path: z.string(), op: z.enum(OPS), value: z.union([Scalar, z.array(Scalar)]) });
const RuleFile = z.strictObject({
  name: z.string().min(1),
  action: z.enum(['evaluate', 'deny']).default('evaluate'),
  rate_limit: z.string().optional(),
  conditions: z.array(ConditionFile).default([]),
  on_deny: z.string().default(''),
});
const PolicyFile = z.strictObject({
  version: z.literal('1'),
  default: z.enum(['allow', 'deny']),
  hide: z.array(z.string().regex(/\S/)).default([]),
  tools: z.map(z.string(), z.strictObject({ rules: z.array(RuleFile) })),
});

export type FileCondition = z.infer<typeof ConditionFile>;

export interface FileRule extends z.infer<typeof RuleFile> {
  /** What `rate_limit` stands for. */
  readonly state: { readonly counter: string; readonly window: string; readonly limit: number } | null;
}

export interface InterceptPolicy {
  readonly default: 'allow' | 'deny';
  readonly hide: readonly string[];
  readonly tools: ReadonlyMap<string, readonly FileRule[]>;
}

/** Reads a file, throwing for what `intercept validate` refuses: internal/config/config.go and validate.go of PolicyLayer/Intercept (2026). */
export function readInterceptFile(text: string): InterceptPolicy {
  const file = PolicyFile.parse(plain(parse(text, { mapAsMap: true, uniqueKeys: true })));
  if (new Set(file.hide).size < file.hide.length) throw new Error('hide: duplicate entry');
  const tools = new Map([...file.tools].map(([tool, { rules }]) => [tool, rules.map((rule) => desugar(rule, tool))]));
  for (const [tool, rules] of tools) checkTool(tool, rules, tools);
  return { ...file, tools };
}

/** Maps become objects, but for the one whose keys are names of tools. */
function plain(value: unknown, key?: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(one));
  if (!(value instanceof Map)) return value;
  const entries = [...value].map(([name, inner]) => [name, plain(inner, name)] as const);
  return key === 'tools' ? new Map(entries) : Object.fromEntries(entries);
}

function desugar(rule: z.infer<typeof RuleFile>, tool: string): FileRule {
  if (rule.rate_limit === undefined) return { ...rule, state: null };
  const [, count = '', window = ''] = /^([1-9]\d*)\/(minute|hour|day)$/.exec(rule.rate_limit) ?? [];
  if (count === '' || rule.conditions.length > 0 || rule.action === 'deny') throw new Error(`rate_limit of ${tool}`);
  const counter = `_rate_${window}`;
  const limit = Number(count);
  const path = `state.${tool === '*' ? '_global' : tool}.${counter}`;
  return { ...rule, conditions: [{ path, op: 'lte', value: limit }], state: { counter, window, limit } };
}

function checkTool(tool: string, rules: readonly FileRule[], tools: InterceptPolicy['tools']): void {
  const counters = rules.flatMap(({ state }) => (state === null ? [] : [state.counter]));
  if (new Set(counters).size < counters.length) throw new Error(`${tool}: duplicate state counter`);
  for (const { action, conditions } of rules) {
    if (action === 'deny' && conditions.length > 0) throw new Error('deny rules must not have conditions');
    if (action === 'evaluate' && conditions.length === 0) throw new Error('evaluate rules need a condition');
    for (const condition of conditions) checkCondition(condition, tools);
  }
}

function checkCondition({ path, op, value }: FileCondition, tools: InterceptPolicy['tools']): void {
  if (!/^(args|state)\./.test(path)) throw new Error(`path ${path}`);
  if (['in', 'not_in'].includes(op) && !Array.isArray(value)) throw new Error(`${op} requires a list value`);
  if (['lt', 'lte', 'gt', 'gte'].includes(op) && typeof value !== 'number') throw new Error(`${op} requires a number`);
  if (op === 'exists' && typeof value !== 'boolean') throw new Error('exists requires a boolean value');
  if (op === 'regex' && typeof value !== 'string') throw new Error('regex value must be a string');
  const [kind, scope = '', ...rest] = path.split('.');
  if (kind !== 'state') return;
  const scoped = tools.get(scope) ?? (scope === '_global' ? tools.get('*') : undefined) ?? [];
  if (!scoped.some(({ state }) => state?.counter === rest.join('.'))) throw new Error(`no state block for ${path}`);
}
