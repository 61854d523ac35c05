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
 * Ends this process soon after the npm that started it was killed without a chance to pass a signal on. Between npm and
 * this process there is a shell, which lives on: so its parent is watched too.
 */
export const endWithNpm = (): void => {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  // Killed before this line was reached: whoever is left without parents belongs to the first process.
  if (shell === 1 && !nameOf(1).startsWith('npm')) process.exit(0);
  setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) process.exit(0);
  }, 500).unref();
};
