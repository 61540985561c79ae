import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { everyFeatureServer } from './every-feature.ts';

await everyFeatureServer().connect(new StdioServerTransport());
