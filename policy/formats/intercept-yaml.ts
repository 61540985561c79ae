import { Document, type Scalar, visit } from 'yaml';
import { escapeInvisibleToml } from './quoted.ts';

/**
 * YAML that means the same to Go's yaml.v3, which Intercept reads with: every text in double quotes, whose escapes are those of TOML,
 * and large numbers as floating point, because a whole one beyond 64 bits is refused. Texts become well-formed.
 */
export function yamlOf(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, { Scalar: (key, scalar) => writePlainly(scalar, key === 'key') });
  return escapeInvisibleToml(document.toString({ lineWidth: 0 }));
}

/** The only words that stand without quotes. */
const FIELDS: readonly unknown[] = [
  'version',
  'default',
  'hide',
  'tools',
  'rules',
  'name',
  'action',
  'rate_limit',
  'on_deny',
].concat(['conditions', 'path', 'op', 'value']);

function writePlainly(scalar: Scalar, isKey: boolean): void {
  if (isKey && FIELDS.includes(scalar.value)) return;
  if (typeof scalar.value === 'string') {
    scalar.value = scalar.value.toWellFormed();
    scalar.type = 'QUOTE_DOUBLE';
  }
  if (typeof scalar.value === 'number' && Math.abs(scalar.value) >= 2 ** 53) scalar.format = 'EXP';
}
