import { introduction, opens, result } from './answer.mjs';
export const serve = opens((response, message) => result(response, message, { ...introduction(message), protocolVersion: '2099-01-01' }));
