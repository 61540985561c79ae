import { afterEach, describe, expect, it } from 'vitest';
import { memoryAnswerStore } from './answer-store.ts';
import type { StartTimer } from './deadline.ts';
import { askAll, groupOf, KEY, toolOf } from './testing/ask-all.ts';
import { answers, drips, fails, hangs } from './testing/replies.ts';
import { type Reply, type ScriptedModel, startScriptedModel } from './testing/scripted-model.ts';

let model: ScriptedModel;
afterEach(() => model.close());

async function serve(script: readonly Reply[], otherwise: Reply = answers()): Promise<string> {
  model = await startScriptedModel(script, otherwise);
  return model.url;
}

const ROOMS = groupOf('hotel', [toolOf('book_room')]);
const servers = (count: number) =>
  Array.from({ length: count }, (_, at) => groupOf(`hotel_${at}`, [toolOf('book_room')]));

/** Deadlines that pass when the test says so. */
function ownTimer(): { startTimer: StartTimer; pass: () => void; running: () => number } {
  const ends = new Set<() => void>();
  const startTimer: StartTimer = (_ms, onEnd) => {
    ends.add(onEnd);
    return () => ends.delete(onEnd);
  };
  const pass = () => {
    for (const end of ends) end();
  };
  return { startTimer, pass, running: () => ends.size };
}

describe('askTools where requests fail', () => {
  it('waits as long as Retry-After says, in seconds', async () => {
    const { summary, waits } = await askAll(await serve([fails(429, { 'retry-after': '7' })]), [ROOMS]);
    expect(waits).toEqual([7_250]);
    expect(summary).toMatchObject({
      answered: 1,
      outcomes: { 'rate-limited': 1, ok: 1 },
      inputTokens: 1_000,
      isReported: true,
    });
  });

  it('waits until the date that Retry-After names', async () => {
    const { waits } = await askAll(await serve([fails(503, { 'retry-after': 'Thu, 01 Jan 2026 00:00:20 GMT' })]), [
      ROOMS,
    ]);
    expect(waits).toEqual([20_250]);
  });

  it.each([
    ['86400', '24 hours'],
    ['300', '5 minutes'],
    ['9'.repeat(400), '168 hours'],
  ])('ends the stage where it is to wait for %s seconds, and says for how long', async (seconds, time) => {
    const { summary, waits } = await askAll(await serve([fails(429, { 'retry-after': seconds })]), servers(3));
    expect(waits).toEqual([]);
    expect(summary).toMatchObject({
      requests: 1,
      unasked: 3,
      stopped: {
        reason: 'failing',
        detail: `the endpoint wants to be left alone for ${time} (HTTP 429: status 429); run the same again then`,
      },
    });
  });

  it.each(['-1', '1e9', 'soon', 'Wed, 21 Oct 2015 07:28:00 GMT'])(
    'does not wait for long where Retry-After is %s',
    async (value) => {
      const { summary, waits } = await askAll(await serve([fails(429, { 'retry-after': value })]), [ROOMS]);
      expect(summary.answered).toBe(1);
      expect(Math.max(...waits)).toBeLessThanOrEqual(750);
    },
  );

  it('tells how long it waits, and why', async () => {
    const told: unknown[] = [];
    const onWait = (...wait: unknown[]) => told.push(wait);
    await askAll(await serve([fails(429, { 'retry-after': '7' }), fails(500)]), [ROOMS], { onWait });
    expect(told).toEqual([
      [7_250, 'HTTP 429: status 429'],
      [1_500, 'HTTP 500: status 500'],
    ]);
  });

  it('waits longer each time where nothing is asked for, then leaves the tool to the next run', async () => {
    const store = memoryAnswerStore();
    const { summary, waits, answers: got } = await askAll(await serve([], fails(429)), [ROOMS], { store });
    expect(waits).toEqual([750, 1_500, 3_000, 6_000]);
    expect(summary).toMatchObject({ requests: 5, unasked: 1, unusable: 0, outcomes: { 'rate-limited': 5 } });
    expect(summary.stopped).toEqual({ reason: 'failing', detail: 'HTTP 429: status 429' });
    expect(got.size).toBe(0);
  });

  it.each([500, 502, 529, 408])('tries again after %d', async (status) => {
    const { summary, waits } = await askAll(await serve([fails(status)]), [ROOMS]);
    expect(waits).toEqual([750]);
    expect(summary).toMatchObject({ answered: 1, outcomes: { 'server-error': 1, ok: 1 } });
  });

  it('lets no other request go before the pause is over that one was told', async () => {
    const { summary, waits } = await askAll(await serve([fails(429, { 'retry-after': '7' })]), servers(2), {
      concurrency: 1,
    });
    expect(waits).toEqual([7_250]);
    expect(summary.answered).toBe(2);
  });

  it('ends a request that is never answered at the deadline, and books what it may have used', async () => {
    const timer = ownTimer();
    const { summary, ledger } = await askAll(
      await serve([hangs(timer.pass)]),
      [ROOMS],
      {},
      { startTimer: timer.startTimer },
    );
    expect(summary).toMatchObject({ answered: 1, isReported: false, outcomes: { 'timed-out': 1, ok: 1 } });
    expect(ledger[0]).toMatchObject({ outcome: 'timed-out', isReported: false, outputTokens: 2_450 });
    expect(ledger[0]?.inputTokens).toBeGreaterThan(1_000);
    expect(timer.running()).toBe(0);
  });

  it('asks a slow endpoint twice, and says what helps', async () => {
    const timer = ownTimer();
    const url = await serve([], hangs(timer.pass));
    const { summary } = await askAll(url, [ROOMS], {}, { startTimer: timer.startTimer });
    expect(summary).toMatchObject({ requests: 2, unasked: 1, unusable: 0 });
    expect(summary.stopped?.detail).toBe(
      'no whole answer came within 60 s: a slow model needs a higher TOOLRISK_MODEL_TIMEOUT',
    );
  });

  it('ends a body that drips at the deadline', async () => {
    const timer = ownTimer();
    const url = await serve([drips(timer.pass)]);
    const { summary } = await askAll(url, [ROOMS], {}, { startTimer: timer.startTimer });
    expect(summary).toMatchObject({ answered: 1, outcomes: { 'timed-out': 1, ok: 1 } });
  });

  it('tries again after a connection that broke in the middle', async () => {
    const breaks: Reply = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"choices":', () => response.destroy());
    };
    const { summary, ledger } = await askAll(await serve([breaks]), [ROOMS]);
    expect(summary).toMatchObject({ answered: 1, outcomes: { unreachable: 1, ok: 1 } });
    expect(ledger[0]?.outputTokens).toBe(2_450);
  });

  it.each([
    ['a page', '<!doctype html><title>Log in</title>', 'a chat completion'],
    ['an error with status 200', '{"error":{"message":"loading"}}', 'a chat completion'],
    ['JSON that breaks off', '{"choices":', 'JSON'],
  ])('keeps nothing where %s came: no model was heard', async (_case, body, expected) => {
    const odd: Reply = (_request, response) => {
      response.writeHead(200, { 'content-type': expected === 'JSON' ? 'application/json' : 'text/html' });
      response.end(body);
    };
    const store = memoryAnswerStore();
    const url = await serve([odd, odd]);
    const { summary } = await askAll(url, [ROOMS], { store });
    expect(summary).toMatchObject({ requests: 2, unusable: 0, unasked: 1 });
    expect(summary.stopped?.detail).toBe(
      `the endpoint answered with something else than ${expected}: check OPENAI_BASE_URL`,
    );
    expect((await askAll(url, [ROOMS], { store })).summary).toMatchObject({ answered: 1, fromStore: 0 });
  });

  it('tells what went wrong beside what went well', async () => {
    const { summary } = await askAll(await serve([fails(400)]), servers(2));
    expect(summary).toMatchObject({ answered: 1, unasked: 1, stopped: null, trouble: 'HTTP 400: status 400' });
  });

  it('reads no answer without end', async () => {
    const floods: Reply = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (response.write('x'.repeat(65_536))) if (response.destroyed) return;
        response.once('drain', more);
      };
      more();
    };
    const { summary } = await askAll(await serve([floods]), [ROOMS]);
    expect(summary).toMatchObject({ answered: 1, outcomes: { 'bad-answer': 1, ok: 1 } });
  });

  it.each([
    [401, 'the endpoint refuses the key (HTTP 401): check OPENAI_API_KEY'],
    [403, 'the endpoint refuses the key (HTTP 403): check OPENAI_API_KEY'],
    [
      404,
      'the endpoint does not know the model or the address (HTTP 404: status 404): check TOOLRISK_MODEL and OPENAI_BASE_URL',
    ],
    [402, 'the endpoint says that the credit is used up (HTTP 402: status 402)'],
  ])('stops the whole stage at once after %d, with a sentence', async (status, detail) => {
    const { summary, waits } = await askAll(await serve([], fails(status)), servers(6));
    expect(summary).toMatchObject({ requests: 1, unasked: 6, stopped: { reason: 'no-access', detail } });
    expect(waits).toEqual([]);
  });

  it('does not wait for credit that is used up', async () => {
    const { summary } = await askAll(await serve([], fails(429, {}, { code: 'insufficient_quota' })), [ROOMS]);
    expect(summary).toMatchObject({ requests: 1, stopped: { reason: 'no-access' } });
  });

  it('follows no redirect with the key', async () => {
    const other = await startScriptedModel([], answers());
    const redirects: Reply = (_request, response) => {
      response.writeHead(307, { location: `${other.url}/chat/completions` });
      response.end();
    };
    const { summary } = await askAll(await serve([], redirects), [ROOMS]);
    expect(other.requests).toEqual([]);
    expect(summary.stopped?.detail).toBe(
      'the endpoint sends to another address (HTTP 307), which we do not follow with a key: check OPENAI_BASE_URL',
    );
    await other.close();
  });

  it('lets the key out nowhere, also where the endpoint repeats it', async () => {
    const echoes = fails(404, {}, { message: `No model for Bearer ${KEY} (sk-abc****f9).` });
    const { summary } = await askAll(await serve([], echoes), [ROOMS]);
    expect(summary.stopped?.detail).toContain('No model for [key] [key] [key]');
    expect(JSON.stringify(summary)).not.toContain(KEY);
  });

  it('stops after five servers in a row of which nothing came, and one good answer starts the count again', async () => {
    const bad = fails(400);
    const script = [bad, bad, bad, bad, answers()];
    const { summary } = await askAll(await serve(script, bad), servers(20));
    expect(summary).toMatchObject({
      requests: 10,
      answered: 1,
      unasked: 19,
      stopped: { reason: 'failing', detail: 'HTTP 400: status 400' },
    });
  });

  it('does not let one server stop the stage for the others', async () => {
    const tools = Array.from({ length: 80 }, (_, at) => toolOf(`tool_${at}`));
    const script = Array.from({ length: 7 }, () => fails(400));
    const { summary } = await askAll(await serve(script), [groupOf('hostile', tools), ROOMS]);
    expect(summary).toMatchObject({ unasked: 80, answered: 1, stopped: null });
  });

  it('says so where nobody listens', async () => {
    const gone = await startScriptedModel([], answers());
    await gone.close();
    const { summary } = await askAll(gone.url, servers(7));
    expect(summary).toMatchObject({ requests: 25, unasked: 7, inputTokens: 0, stopped: { reason: 'failing' } });
    expect(summary.stopped?.detail).toMatch(/^the endpoint cannot be reached \(.*ECONNREFUSED/);
    await serve([]);
  });
});

describe('askTools and an interrupt', () => {
  it('breaks off what is under way, keeps what was answered, sends nothing more', async () => {
    const stop = new AbortController();
    const store = memoryAnswerStore();
    const url = await serve([answers(), hangs(() => stop.abort())]);
    const { summary, answers: got } = await askAll(url, servers(5), { store, signal: stop.signal });
    expect(summary).toMatchObject({ answered: 1, stopped: { reason: 'aborted' }, outcomes: { ok: 1, aborted: 1 } });
    expect(got.size).toBe(1);
    expect(model.requests).toHaveLength(2);
    const next = await askAll(url, servers(5), { store });
    expect(next.summary).toMatchObject({ fromStore: 1, answered: 4 });
  });

  it('ends a wait for the next try', async () => {
    const stop = new AbortController();
    const { summary } = await askAll(await serve([], fails(429, { 'retry-after': '100' })), [ROOMS], {
      signal: stop.signal,
      wait: async () => stop.abort(),
    });
    expect(summary).toMatchObject({ requests: 1, unasked: 1, stopped: { reason: 'aborted' } });
  });

  it('sends nothing where it was interrupted before', async () => {
    const { summary } = await askAll(await serve([]), [ROOMS], { signal: AbortSignal.abort() });
    expect(summary).toMatchObject({ requests: 0, stopped: { reason: 'aborted' } });
    expect(model.requests).toEqual([]);
  });
});
