import { municipalitiesText, partsText } from '../../domain/statistics/delivery-sums.ts';
import { afterPause } from './pause.ts';

/** Adds up the figures of a month while somebody types. The page is complete without it: its button „Berechnen“ does the same on the server. */
const figures = document.querySelectorAll<HTMLElement>('[data-figure]');

/** Long enough for the next digit, short enough to look live; a screen reader hears each update. */
const pause = 700;

/** Texts of the fields whose names begin so: `<figure>.` for kinds, `<figure>@` for Gemeinden. */
const textsOf = (figure: HTMLElement, beginning: string): readonly string[] =>
  [...figure.querySelectorAll<HTMLInputElement>('input[type=text]')].filter(({ name }) => name.startsWith(beginning)).map(({ value }) => value);

/** Writes only what is new: a live region reads out every change of its text. */
const show = (output: HTMLElement | null, text: string): void => {
  if (output !== null && output.textContent !== text) output.textContent = text;
};

const addUp = (figure: HTMLElement): void => {
  const name = figure.dataset['figure'] ?? '';
  const parts = textsOf(figure, `${name}.`);
  const typed = figure.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value.trim() ?? '';
  const whole = parts.every((text) => text.trim() === '') ? typed : partsText(parts);
  show(figure.querySelector('[data-sum]'), whole === '' ? partsText(parts) : whole);
  show(figure.querySelector('[data-municipalities]'), municipalitiesText(textsOf(figure, `${name}@`), whole));
};

for (const figure of figures) {
  const later = afterPause(() => addUp(figure), pause);
  figure.addEventListener('input', later);
  // A browser that goes back may show what was typed after the server had added up.
  addUp(figure);
}
