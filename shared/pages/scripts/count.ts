import { formatInteger } from '../../domain/money.ts';
import { afterPause } from './pause.ts';

/**
 * Says below a long text how many characters are left. Who sees it reads every change; a screen reader hears it after a pause, and only when
 * the end is near. The limit itself stands in the hint, without this script too.
 */
const textAreas = document.querySelectorAll<HTMLTextAreaElement>('textarea[data-limit]');

const pause = 1000;
/** From this part of the limit on a screen reader is told. */
const near = 0.8;

/** Characters as the server counts them: without blanks at both ends. */
const lengthOf = ({ value }: HTMLTextAreaElement): number => value.trim().length;

const leftText = (left: number): string => (left >= 0 ? `Noch ${formatInteger(left)} Zeichen möglich` : `${formatInteger(-left)} Zeichen zu viel`);

const lineAfter = (textArea: HTMLTextAreaElement, className: string): HTMLElement => {
  const line = document.createElement('div');
  line.className = className;
  textArea.after(line);
  return line;
};

for (const textArea of textAreas) {
  const limit = Number(textArea.dataset['limit']);
  const spoken = lineAfter(textArea, 'kern-sr-only');
  spoken.setAttribute('role', 'status');
  const seen = lineAfter(textArea, 'kern-hint');
  seen.setAttribute('aria-hidden', 'true');
  const show = (): void => {
    // The limit stands in the hint: an empty field needs no second one.
    seen.textContent = textArea.value === '' ? '' : leftText(limit - lengthOf(textArea));
  };
  const speak = afterPause(() => {
    const length = lengthOf(textArea);
    spoken.textContent = length >= limit * near ? leftText(limit - length) : '';
  }, pause);
  show();
  textArea.addEventListener('input', () => {
    show();
    speak();
  });
}
