import { serve } from './answer.mjs';
serve(() => { for (;;); });
