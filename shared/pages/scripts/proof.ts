import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

/**
 * Solves the task that a form asks for (ALTCHA) while somebody reads, and puts the proof into the form. Who sends it earlier waits for the
 * rest. The browser's own cryptography works beside the page, so nothing stands still.
 */
const field = document.querySelector<HTMLInputElement>('input[data-proof]');
const status = document.querySelector<HTMLElement>('[data-proof-status]');
/** What to do where no task is solved. */
const without = document.querySelector<HTMLElement>('[data-proof-without]');

const words = {
  working: 'Ihr Browser löst die Aufgabe.',
  waiting: 'Ihr Browser löst noch die Aufgabe. Danach senden wir das Formular ab.',
  done: 'Die Aufgabe ist gelöst. Sie können den Link jetzt anfordern.',
  failed: 'Ihr Browser konnte die Aufgabe nicht lösen.',
} as const;

const say = (text: string): void => {
  if (status !== null) status.textContent = text;
};

const solve = async (input: HTMLInputElement, form: HTMLFormElement): Promise<void> => {
  // The page that this script came with wrote it.
  const challenge: Challenge = JSON.parse(input.dataset['proof'] ?? '');
  let wanted: HTMLElement | null | undefined;
  const hold = (event: SubmitEvent): void => {
    event.preventDefault();
    wanted = event.submitter;
    say(words.waiting);
  };
  form.addEventListener('submit', hold);
  say(words.working);
  const solution = await solveChallenge({ challenge, deriveKey }).catch(() => null);
  // Without a proof the server says again from when on it goes without.
  form.removeEventListener('submit', hold);
  if (solution !== null) input.value = JSON.stringify({ challenge, solution });
  if (without !== null) without.hidden = solution !== null;
  say(solution === null ? words.failed : words.done);
  if (wanted !== undefined) form.requestSubmit(wanted);
};

if (field?.form) void solve(field, field.form);
