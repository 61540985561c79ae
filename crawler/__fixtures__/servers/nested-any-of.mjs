import { serve, tool } from './answer.mjs';
// 2^11 leaves, and as many again behind references: what compiles a schema takes seconds and a gigabyte for it.
const doubled = (levels) => (levels === 0 ? { type: 'string', minLength: 1 } : { anyOf: [doubled(levels - 1), doubled(levels - 1)] });
const $defs = Object.fromEntries(Array.from({ length: 60 }, (_, level) => [`d${level}`, { allOf: [{ $ref: `#/$defs/d${level + 1}` }, { $ref: `#/$defs/d${level + 1}` }] }]));
serve(() => ({ tools: [tool('nested', { outputSchema: doubled(11) }), tool('referring', { outputSchema: { $defs, $ref: '#/$defs/d0' } })] }));
