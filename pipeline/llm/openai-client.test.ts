import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ModelRequest } from '#classifier/llm/types.ts';
import { clientOf, KEY } from './testing/ask-all.ts';
import { answers, fails, says } from './testing/replies.ts';
import { type Reply, type ScriptedModel, startScriptedModel } from './testing/scripted-model.ts';

const request: ModelRequest = {
  system: 'Label.',
  user: 'Data:\n{"tools":[]}\nend',
  schemaName: 'labels',
  schema: { type: 'object', properties: {}, required: [], additionalProperties: false },
  maxOutputTokens: 77,
};

let model: ScriptedModel;
afterEach(async () => {
  vi.unstubAllEnvs();
  await model.close();
});

async function ask(script: readonly Reply[], times = 1, apiKey: string | null = KEY) {
  model = await startScriptedModel(script, answers());
  const client = clientOf(model.url, {}, apiKey);
  const replies = [];
  for (let at = 0; at < times; at++) replies.push(await client.ask(request, new AbortController().signal));
  return replies;
}

describe('openaiClient', () => {
  it('asks the Chat Completions API for strict JSON', async () => {
    const [reply] = await ask([says('{}')]);
    expect(reply).toEqual({ kind: 'ok', text: '{}', usage: { inputTokens: 1_000, outputTokens: 200 } });
    expect(model.requests[0]?.path).toBe('/v1/chat/completions');
    expect(model.requests[0]?.body).toEqual({
      model: 'scripted',
      messages: [
        { role: 'system', content: 'Label.' },
        { role: 'user', content: request.user },
      ],
      response_format: { type: 'json_schema', json_schema: { name: 'labels', strict: true, schema: request.schema } },
      max_tokens: 77,
      temperature: 0,
    });
  });

  it('sends the key, and nothing else that stands in the environment', async () => {
    vi.stubEnv('OPENAI_ORG_ID', 'org-of-another-endpoint');
    vi.stubEnv('OPENAI_PROJECT_ID', 'project-of-another-endpoint');
    vi.stubEnv('OPENAI_ADMIN_KEY', 'admin-key');
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1/v1');
    await ask([says('{}')]);
    expect(model.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(JSON.stringify(model.requests[0]?.headers)).not.toMatch(/another-endpoint|admin-key/);
  });

  it('sends no key where there is none', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'key-of-another-endpoint');
    await ask([says('{}')], 1, null);
    expect(model.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('goes without an option that the endpoint does not know, from then on', async () => {
    const unsupported = (param: string) =>
      fails(400, {}, { message: `Unsupported parameter: '${param}' is not supported with this model.`, param });
    const replies = await ask([unsupported('max_tokens'), unsupported('temperature'), says('{}'), says('{}')], 4);
    expect(replies.map((reply) => reply.kind)).toEqual(['reworded', 'reworded', 'ok', 'ok']);
    expect(model.requests[3]?.body).toMatchObject({ max_completion_tokens: 77 });
    expect(model.requests[3]?.body).not.toHaveProperty('max_tokens');
    expect(model.requests[3]?.body).not.toHaveProperty('temperature');
  });

  it.each([
    [400, { error: { message: "'response_format.type' of json_schema is not supported" } }],
    [422, { detail: [{ loc: ['body', 'response_format'], msg: 'Extra inputs are not permitted' }] }],
    [400, { object: 'error', message: 'This response_format type is unavailable now' }],
  ])('writes the schema into the prompt where the endpoint takes none (%d)', async (status, body) => {
    const refuses: Reply = (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const replies = await ask([refuses, refuses, says('{}')], 3);
    expect(replies.map((reply) => reply.kind)).toEqual(['reworded', 'reworded', 'ok']);
    expect(model.requests[1]?.body.response_format).toEqual({ type: 'json_object' });
    expect(model.requests[2]?.body).not.toHaveProperty('response_format');
    expect(model.requests[2]?.body.messages[0]?.content).toBe(
      'Label.\nThe whole answer is one JSON object of this JSON schema, and nothing before or after it:\n{"type":"object","properties":{},"required":[],"additionalProperties":false}',
    );
  });

  it('tells an error’s words wherever the endpoint puts them', async () => {
    const odd: Reply = (_request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end('{"detail":"the model is asleep"}');
    };
    expect(await ask([odd])).toEqual([{ kind: 'bad-request', detail: 'HTTP 400: {"detail":"the model is asleep"}' }]);
  });

  it('hands on no answer with the key in it', async () => {
    const [reply] = await ask([says(`{"reason":"you sent Bearer ${KEY}"}`)]);
    expect(reply).toMatchObject({ kind: 'ok', text: '{"reason":"you sent Bearer [key]"}' });
  });

  it('takes a prompt that is too long for what it is', async () => {
    const [reply] = await ask([
      fails(400, {}, { message: 'This model has 4096 tokens; reduce max_tokens or the prompt.' }),
    ]);
    expect(reply).toMatchObject({ kind: 'bad-request' });
  });

  it.each([
    ['no usage', { usage: undefined }],
    ['a negative count', { usage: { prompt_tokens: -5, completion_tokens: 1 } }],
    ['no input', { usage: { prompt_tokens: 0, completion_tokens: 0 } }],
    ['more than any context holds', { usage: { prompt_tokens: 999_999_999, completion_tokens: 1 } }],
    ['a count that is no number', { usage: { prompt_tokens: '5', completion_tokens: 1 } }],
  ])('reports no usage where the endpoint reports %s', async (_case, body) => {
    const odd: Reply = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ choices: [{ finish_reason: 'stop', message: { content: '{}' } }], ...body }));
    };
    expect(await ask([odd])).toEqual([{ kind: 'ok', text: '{}', usage: null }]);
  });

  it.each([
    ['no choices', '{"choices":[]}'],
    ['choices of another kind', '{"choices":{}}'],
    ['null', 'null'],
    ['JSON that breaks off', '{"choices":['],
    ['nothing', ''],
  ])('calls %s a bad answer', async (_case, body) => {
    const odd: Reply = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body);
    };
    expect(await ask([odd])).toMatchObject([{ kind: 'bad-answer' }]);
  });

  it('makes what an endpoint says fit for a terminal', async () => {
    const [reply] = await ask([fails(418, {}, { message: `\u001b[31m${KEY}\n\u202eteapot ${'x'.repeat(5_000)}` })]);
    expect(reply?.kind).toBe('bad-request');
    expect(JSON.stringify(reply)).toMatch(/^.{0,300}$/);
    expect(JSON.stringify(reply)).not.toMatch(/u001b|u202e|\u202e/);
    expect(JSON.stringify(reply)).not.toContain(KEY);
  });
});
