import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { atMost, type Measurement } from './measure.ts';

/** Seconds from `npm start` to its line `ready`, on free ports. */
export const startTime = async (): Promise<Measurement[]> => {
  const started = performance.now();
  const system = spawn('npm', ['start', '--silent'], { env: { ...process.env, PORT: '4610' }, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  let printed = '';
  for await (const chunk of system.stdout) {
    printed += String(chunk);
    if (printed.includes('\nready ')) break;
  }
  const took = (performance.now() - started) / 1000;
  if (!printed.includes('\nready ')) throw new Error(`npm start ended without "ready":\n${printed}`);
  if (system.pid !== undefined) process.kill(-system.pid, 'SIGINT');
  await once(system, 'exit');
  return [atMost('npm start until ready', took, 30, 's')];
};

/** Seconds of the whole test run. */
export const testTime = async (): Promise<Measurement[]> => {
  const started = performance.now();
  const tests = spawn('npm', ['test', '--silent'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(tests, 'exit');
  if (code !== 0) throw new Error('npm test failed');
  return [atMost('npm test', (performance.now() - started) / 1000, 300, 's')];
};
