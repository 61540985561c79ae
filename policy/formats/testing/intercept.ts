import { interceptEngine } from './intercept-engine.ts';
import { readInterceptFile } from './intercept-file.ts';
import type { Reader } from './reader.ts';

/** Validated and decided as Intercept does, before any call was counted. */
export const readIntercept: Reader = (text) => {
  const policy = readInterceptFile(text);
  return ({ tool, args = {} }) => (interceptEngine(policy)({ tool, args }, 0) ? 'allow' : 'deny');
};
