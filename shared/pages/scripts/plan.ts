import { lineAmount } from '../../domain/funding/cost-line.ts';
import { differenceText, planSum, sumText } from '../../domain/funding/plan-sums.ts';
import { parseGermanQuantity } from '../../domain/funding/quantity.ts';
import { formatAmount, parseGermanAmount } from '../../domain/money.ts';
import { afterPause } from './pause.ts';

/**
 * Adds up a cost plan or a financing plan while somebody types, fills in amounts, and takes lines that are pasted from a spreadsheet. The page
 * is complete without it: its buttons do the same on the server. Markup: docs/decisions/0102.
 */
const containers = document.querySelectorAll<HTMLElement>('[data-plan="costs"], [data-plan="financing"]');

/** Long enough for the next digit, short enough to look live; a screen reader hears each update. */
const pause = 700;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controlsOf = (row: HTMLElement): readonly Control[] => [...row.querySelectorAll<Control>('input:not([type=hidden]), select, textarea')];
const inputOf = (row: HTMLElement, name: string): HTMLInputElement | null => row.querySelector<HTMLInputElement>(`input[name$=".${name}"]`);
const isBlank = (text: string): boolean => text.trim() === '';

const isTicked = (control: Control): boolean => control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');
const isEmptyRow = (row: HTMLElement): boolean =>
  controlsOf(row).every((control) => (isTicked(control) ? control instanceof HTMLInputElement && !control.checked : isBlank(control.value)));

/** Cents of each line in which something was typed. */
const amountsOf = (rows: readonly HTMLElement[]): readonly (number | undefined)[] =>
  rows.filter((row) => !isEmptyRow(row)).map((row) => parseGermanAmount(inputOf(row, 'amount')?.value ?? ''));

/** Quantity × unit price as the amount field shows it; `undefined` while one of them cannot be read. */
const productOf = (row: HTMLElement): string | undefined => {
  const quantity = parseGermanQuantity(inputOf(row, 'quantity')?.value ?? '');
  const unitPrice = parseGermanAmount(inputOf(row, 'unitPrice')?.value ?? '');
  return quantity === undefined || unitPrice === undefined ? undefined : formatAmount(lineAmount(quantity, unitPrice));
};

const sumsAt = (container: HTMLElement, name: string): Iterable<HTMLElement> => {
  const inside = container.querySelectorAll<HTMLElement>(`[data-sum="${name}"]`);
  return inside.length > 0 ? inside : document.querySelectorAll<HTMLElement>(`[data-sum="${name}"]`);
};

/** Writes only what is new: a live region reads out every change of its text. */
const show = (container: HTMLElement, name: string, text: string): void => {
  for (const output of sumsAt(container, name)) if (output.textContent?.trim() !== text) output.textContent = text;
};

/** Cents that stand on the page of the other plan. */
const storedSum = (cents: string | undefined): number | undefined => (cents === undefined || cents === '' ? undefined : Number(cents));

const addUp = (container: HTMLElement): void => {
  const rows = [...container.querySelectorAll<HTMLElement>('[data-row]')];
  const own = planSum(amountsOf(rows));
  const isCosts = container.dataset['plan'] === 'costs';
  const costs = isCosts ? own : storedSum(container.dataset['storedCosts']);
  const financing = isCosts ? storedSum(container.dataset['storedFinancing']) : own;
  show(container, isCosts ? 'costs' : 'financing', sumText(own));
  if (!isCosts) {
    const ofCounty = rows.filter((row) => row.querySelector<HTMLSelectElement>('select[name$=".source"]')?.value === 'county');
    show(container, 'county', sumText(planSum(amountsOf(ofCounty))));
  }
  show(container, 'difference', differenceText(costs, financing));
};

/** Amounts that follow their factors: those that were computed, here or on the server, and not touched since. */
const computed = new WeakSet<HTMLInputElement>();

const followFactors = (row: HTMLElement): void => {
  const amount = inputOf(row, 'amount');
  if (amount === null || !(isBlank(amount.value) || computed.has(amount))) return;
  const product = productOf(row);
  // What was computed from a factor that is gone is no amount any more.
  amount.value = product ?? '';
  if (product === undefined) computed.delete(amount);
  else computed.add(amount);
};

const noteComputed = (row: HTMLElement): void => {
  const amount = inputOf(row, 'amount');
  const cents = parseGermanAmount(amount?.value ?? '');
  if (amount !== null && cents !== undefined && productOf(row) === formatAmount(cents)) computed.add(amount);
};

const onInput = (target: EventTarget | null): void => {
  const row = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]') : null;
  if (row === null || !(target instanceof HTMLInputElement)) return;
  if (target.name.endsWith('.amount')) computed.delete(target);
  if (/\.(?:quantity|unitPrice)$/.test(target.name)) followFactors(row);
};

/** Cells or lines of a table, as a spreadsheet puts them on the clipboard; a line break at the end alone makes no table. */
const isTable = (text: string): boolean => /\t|[\r\n]/.test(text.replace(/[\r\n]+$/, ''));

/** Hands a table to the field that the server reads tables from. @returns `false` where the page has none */
const takeTable = (container: HTMLElement, text: string): boolean => {
  const plan = container.dataset['plan'];
  const form = container.closest('form');
  const field = form?.querySelector<HTMLTextAreaElement>(`textarea[name="${plan}.paste"]`);
  const button = form?.querySelector<HTMLButtonElement>(`button[value="paste-${plan}"]`);
  if (!field || !button) return false;
  field.value = isBlank(field.value) ? text : `${field.value.trimEnd()}\n${text}`;
  button.click();
  return true;
};

for (const container of containers) {
  const addUpLater = afterPause(() => addUp(container), pause);
  for (const row of container.querySelectorAll<HTMLElement>('[data-row]')) noteComputed(row);
  // A browser that goes back may show what was typed after the server had added up.
  addUp(container);
  container.addEventListener('input', ({ target }) => {
    onInput(target);
    addUpLater();
  });
  container.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const isField = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (isField && isTable(text) && takeTable(container, text)) event.preventDefault();
  });
}
