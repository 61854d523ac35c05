import { readFileSync } from 'node:fs';

/** Parent of a process, where the system tells (Linux). */
const parentOf = (pid: number): number | undefined => {
  try {
    // "pid (name) state ppid …"; the name may hold anything, also brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
};

const nameOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8');
  } catch {
    return '';
  }
};

/**
 * Ends this process soon after the npm that started it was killed without a chance to pass a signal on. npm itself passes
 * signals to its child only, so `npm start` replaces the shell (`exec`); where a shell stays between, its parent is watched.
 */
export const endWithNpm = (): void => {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  // Killed before this line was reached: whoever is left without parents belongs to the first process.
  if (parent === 1 && !nameOf(1).startsWith('npm')) process.exit(0);
  const isShell = nameOf(parent).endsWith('sh');
  const npm = isShell ? parentOf(parent) : undefined;
  setInterval(() => {
    if (process.ppid !== parent || (isShell && parentOf(parent) !== npm)) process.exit(0);
  }, 500).unref();
};
