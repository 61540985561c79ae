#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { serve, tool } from './answer.mjs';

// The postinstall script of the fixture's manifest writes this file.
const hasRun = existsSync(new URL('./postinstall-has-run', import.meta.url));
serve(() => ({ tools: [tool('list_tickets', { description: `postinstall has run: ${hasRun}` })] }));
