import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { takeLock } from '#db/lock.ts';
import { startToolrisk, type WorkerProcess } from '#pipeline/queue/testing/worker-process.ts';

/** Processes start slowly on a busy machine. */
const LONG = 120_000;

describe('toolrisk schedule and status on the embedded database', { timeout: LONG }, () => {
  let folder: string;
  let started: WorkerProcess[] = [];

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'toolrisk-schedule-'));
    writeFileSync(path.join(folder, 'mail.json'), JSON.stringify({ tools: [{ name: 'send_mail', inputSchema: {} }] }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(async () => {
    for (const one of started) one.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
    started = [];
  });

  function toolrisk(data: string, ...args: string[]): WorkerProcess {
    const one = startToolrisk('', path.join(folder, data), args);
    started.push(one);
    return one;
  }

  /** A folder of pages that is not ours: a run crawls and judges, and fails where it would publish, which is quick. */
  function foreignSite(): string {
    const out = path.join(folder, 'foreign');
    mkdirSync(out, { recursive: true });
    writeFileSync(path.join(out, 'index.html'), 'somebody else’s');
    return out;
  }

  const quick = () => ['--source', `snapshot:${path.join(folder, 'mail.json')}`, '--out', foreignSite()];

  it.each([
    [['--cron', '0 25 * * *'], 'Invalid value for hour: 25'],
    [['--cron', '0 3 * * *', '--time-zone', 'Atlantis'], '"Atlantis" is no time zone'],
    [[], 'say when: --cron "0 3 * * *", or --once for one run'],
    [['--once', '--now'], "option '--once' cannot be used with option '--now'"],
  ])('refuses %j and says why', async (args, said) => {
    const schedule = toolrisk('unused', 'schedule', ...args);
    expect(await schedule.ended).toBe(2);
    expect(schedule.log()).toContain(said);
  });

  it('survives a run that fails, says the next one and stops cleanly', async () => {
    const schedule = toolrisk('failing', 'schedule', '--cron', '0 3 * * *', '--now', ...quick());
    await schedule.untilSaid('The run failed after');
    await schedule.untilSaid('Trying again');
    schedule.kill('SIGTERM');
    expect(await schedule.ended, schedule.log()).toBe(0);
    expect(schedule.log()).toContain('Next run ');
    expect(schedule.log()).toContain('1 listed with 1 tool');
    const status = toolrisk('failing', 'status', '--json');
    expect(await status.ended).toBe(0);
    expect(JSON.parse(status.log())).toMatchObject({
      database: 'embedded',
      held: null,
      coverage: { servers: { known: 1, listed: 1, failing: 0 }, tools: { present: 1, judged: 1, due: 0 } },
      queue: null,
      schedule: { cron: '0 3 * * *', isRunning: false, runs: [{ isDone: false, detail: 'exit code 1' }] },
    });
  });

  it('says who holds the database and tries again, and status says what it can', async () => {
    const data = path.join(folder, 'held');
    mkdirSync(data);
    const lock = takeLock(path.join(data, 'lock'), 'toolrisk crawl');
    if (!lock.ok) throw new Error('the lock is taken');
    const schedule = toolrisk('held', 'schedule', '--cron', '0 3 * * *', '--now', ...quick());
    await schedule.untilSaid(`the database is held by "toolrisk crawl" (process ${process.pid})`);
    await schedule.untilSaid('Trying again');
    const status = toolrisk('held', 'status');
    expect(await status.ended).toBe(0);
    expect(status.log()).toContain('the database is held by "toolrisk crawl"');
    expect(status.log()).toContain('"0 3 * * *"');
    schedule.kill('SIGTERM');
    expect(await schedule.ended).toBe(0);
    lock.release();
  });

  it('skips the moments that come during a run, and a signal in the middle of it ends both', async () => {
    // The bundled example alone, published for real: long enough for a schedule of every second.
    const out = path.join(folder, 'site');
    const schedule = toolrisk('busy', 'schedule', '--cron', '* * * * * *', '--only', 'twenty-crm', '--out', out);
    await schedule.untilSaid('Run started.');
    await schedule.untilSaid('Skipped ');
    schedule.kill('SIGTERM');
    expect(await schedule.ended, schedule.log()).toBe(0);
    expect(schedule.log().match(/Run started/g)).toHaveLength(1);
    expect(schedule.log()).toContain('Stopped.');
    // What the run held is free again, and whole.
    const status = toolrisk('busy', 'status', '--json');
    expect(await status.ended, status.log()).toBe(0);
    expect(JSON.parse(status.log())).toMatchObject({ held: null, schedule: { isRunning: false, runningSince: null } });
  });

  it('needs PostgreSQL for workers', async () => {
    const worker = toolrisk('unused', 'work');
    expect(await worker.ended).toBe(2);
    expect(worker.log()).toContain('toolrisk work needs DATABASE_URL');
  });
});
