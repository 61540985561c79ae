import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { TOOLS } from './tools.ts';

const INFO = { name: 'twenty-crm', title: 'Twenty CRM', version: '0.1.0' };
const NO_DATA =
  'This is an example server: it lists tools, but there is no CRM behind them, so nothing was read or done.';

// The low-level class, because the tools are given as JSON Schema; the high-level one wants zod shapes.
const server = new Server(INFO, { capabilities: { tools: {} } });
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...TOOLS] }));
server.setRequestHandler(CallToolRequestSchema, () => ({ content: [{ type: 'text', text: NO_DATA }], isError: true }));
await server.connect(new StdioServerTransport());
