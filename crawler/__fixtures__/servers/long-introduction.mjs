import { serve, tool } from './answer.mjs';
const deep = JSON.parse('{"a":'.repeat(2_000) + '1' + '}'.repeat(2_000));
const serverInfo = { name: 'tracker\0', version: 7, description: 'd'.repeat(100_000), x: deep };
serve(() => ({ tools: [tool('read_issue')], _meta: deep }), { capabilities: { tools: {}, experimental: { deep } }, serverInfo: { ...serverInfo, version: '7' }, instructions: 'i'.repeat(100_000) });
