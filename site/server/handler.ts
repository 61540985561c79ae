import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import send from 'send';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Answers GET and HEAD from `dir` with the security headers, everything else with a refusal. */
export function siteHandler(dir: string): RequestListener {
  return (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      answerText(response, 405, 'Only GET and HEAD.');
      return;
    }
    sendFile(dir, request, response);
  };
}

/** `send` refuses paths that leave `dir` and answers a range it cannot serve; it decodes the path once. */
function sendFile(dir: string, request: IncomingMessage, response: ServerResponse): void {
  const path = pathOf(request);
  const isHashed = path.startsWith('/_astro/');
  send(request, path, { root: dir, dotfiles: MAY_START_WITH_DOT.test(path) ? 'allow' : 'ignore', cacheControl: false })
    .on('error', (error: HttpError) => void answerError(dir, response, error))
    .on('headers', () => {
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    })
    .pipe(response);
}

/** What `send` reports; its package has the type, ours has not. */
interface HttpError {
  readonly status: number;
}

/** A tool may be named `.hidden`, and its slug keeps the dot. Nowhere else is a dot file part of the site. */
const MAY_START_WITH_DOT = /^\/(?:tools|servers|api\/v1\/servers)\//;

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

async function answerError(dir: string, response: ServerResponse, { status }: HttpError): Promise<void> {
  if (response.headersSent) {
    response.destroy();
  } else if (status === 416 || status === 412 || status >= 500) {
    answerText(response, status, status >= 500 ? 'This file could not be read.' : 'Not as asked.');
  } else {
    await answerNotFound(dir, response);
  }
}

async function answerNotFound(dir: string, response: ServerResponse): Promise<void> {
  const page = await readFile(join(dir, '404.html')).catch(() => undefined);
  if (!page) {
    answerText(response, 404, 'Not found.');
    return;
  }
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' });
  response.end(page);
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}
