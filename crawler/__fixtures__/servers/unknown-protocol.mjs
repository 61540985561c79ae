import { serve } from './answer.mjs';
serve(() => ({ tools: [] }), { protocolVersion: '9999-99-99\u001b]0;owned\u0007' });
