import { serve } from './answer.mjs';
serve(() => ({ tools: [] }));
