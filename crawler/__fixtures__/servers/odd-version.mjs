import { serve } from './answer.mjs';
serve(() => ({ tools: [] }), { protocolVersion: 20251125 });
