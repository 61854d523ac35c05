import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FunctionPool, functionPool } from '../../../infra/local/function-pool.ts';

// A bundle as esbuild would write it, with every way to end that a handler has.
const bundle = `
let running = 0;
export const handler = async (event, context) => {
  running += 1;
  try {
    if (event.kind === 'throw') throw new RangeError('too far');
    if (event.kind === 'exit') process.exit(3);
    if (event.kind === 'loop') for (;;);
    if (event.kind === 'log') console.log('hello', event.word);
    if (event.kind === 'wait') await new Promise((resolve) => setTimeout(resolve, 50));
    return { event, running, id: context.awsRequestId, name: context.functionName, own: process.env.OWN, path: process.env.PATH };
  } finally {
    running -= 1;
  }
};`;

const folder = mkdtempSync(join(tmpdir(), 'function-pool-'));
const complaints: string[] = [];
let pool: FunctionPool;

beforeAll(() => {
  writeFileSync(join(folder, 'index.mjs'), bundle);
  pool = functionPool({
    bundle: join(folder, 'index.mjs'),
    exportName: 'handler',
    logFile: join(folder, 'log'),
    functionName: 'try-things',
    functionArn: 'arn:try-things',
    memory: 128,
    environment: { OWN: 'yes' },
    timeout: 1,
    concurrency: 3,
    onComplaint: (line) => complaints.push(line),
  });
});
afterAll(async () => {
  await pool.stop();
  rmSync(folder, { recursive: true });
});

const invoke = (event: unknown) => pool.invoke(JSON.stringify(event), 'request-1');

describe('workers of a function', () => {
  it('hand over event and context, and nothing of this process’s environment', async () => {
    const event = { kind: 'answer', text: 'ä' };
    expect(await invoke(event)).toEqual({ ok: true, value: { event, running: 1, id: 'request-1', name: 'try-things', own: 'yes' } });
  });

  it('run one invocation at a time each, several side by side', async () => {
    const outcomes = await Promise.all(Array.from({ length: 7 }, () => invoke({ kind: 'wait' })));
    expect(outcomes).toHaveLength(7);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: true, value: { running: 1 } });
  });

  it('report what a handler throws, and complain once', async () => {
    complaints.length = 0;
    expect(await invoke({ kind: 'throw' })).toMatchObject({ ok: false, error: { errorType: 'RangeError', errorMessage: 'too far' } });
    expect(complaints).toHaveLength(1);
  });

  it('survive a handler that ends its process or never returns', async () => {
    expect(await invoke({ kind: 'exit' })).toMatchObject({ ok: false, error: { errorType: 'Runtime.ExitError' } });
    expect(await invoke({ kind: 'loop' })).toMatchObject({ ok: false, error: { errorType: 'Sandbox.Timedout' } });
    expect(await invoke({ kind: 'answer' })).toMatchObject({ ok: true });
  });

  it('keep a log of JSON lines', async () => {
    await invoke({ kind: 'log', word: 'world' });
    await expect.poll(() => readFileSync(join(folder, 'log'), 'utf8')).toContain('hello world');
    for (const line of readFileSync(join(folder, 'log'), 'utf8').trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('timestamp');
  });

  it('fail invocations of a bundle that cannot be loaded, each one', async () => {
    writeFileSync(join(folder, 'broken.mjs'), 'throw new SyntaxError("no such thing");');
    const broken = functionPool({
      bundle: join(folder, 'broken.mjs'),
      exportName: 'handler',
      logFile: join(folder, 'log'),
      functionName: 'broken',
      functionArn: 'arn:broken',
      memory: 128,
      environment: {},
      timeout: 1,
      concurrency: 2,
      onComplaint: () => undefined,
    });
    const outcomes = await Promise.all([broken.invoke('{}'), broken.invoke('{}'), broken.invoke('{}')]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: false, error: { errorMessage: 'no such thing' } });
    await broken.stop();
  });
});
