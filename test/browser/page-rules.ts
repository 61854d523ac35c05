/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/**
 * What every page of the house keeps to beside the rules of axe.
 * @returns a sentence for each rule that the page as it stands breaks
 */
export const brokenRules = async (page: Page): Promise<string[]> => {
  await settledFocus(page);
  return page.evaluate(rules);
};

/** A browser gives `autofocus` the focus with its first drawing, which on a busy machine comes after the page is loaded. */
const settledFocus = async (page: Page): Promise<void> => {
  const hasFocus = (): boolean => document.querySelector('.error-summary')?.contains(document.activeElement) ?? true;
  // Where it never comes the rule says so.
  await page.waitForFunction(hasFocus, undefined, { timeout: 5000 }).catch(() => undefined);
};

const rules = (): string[] => {
  const broken: string[] = [];
  const all = <E extends Element = HTMLElement>(selector: string): E[] => [...document.querySelectorAll<E>(selector)];
  const short = (element: Element | null): string => element?.outerHTML.slice(0, 120) ?? 'nothing';
  const rule = (kept: boolean, sentence: string): void => {
    if (!kept) broken.push(sentence);
  };
  const describes = (element: Element, id: string): boolean => (element.getAttribute('aria-describedby') ?? '').split(' ').includes(id);

  rule(all('h1').length === 1, 'there is one h1');
  rule(
    document.documentElement.lang === (location.pathname.endsWith('/english/') ? 'en' : 'de'),
    'the language is German, but of the English summary',
  );
  rule(document.title !== '', 'there is a title');
  rule(all('footer a[href="/barrierefreiheit"]').length === 1, 'the footer leads to the accessibility statement');
  rule(document.body.textContent?.includes('Beispieldaten') === true, 'example data say so');
  rule(
    document.documentElement.scrollWidth <= window.innerWidth,
    `nothing scrolls sideways, the page is ${document.documentElement.scrollWidth} wide`,
  );
  for (const script of all<HTMLScriptElement>('script[src]'))
    rule(script.type === 'module' || script.async || script.defer, `${short(script)} blocks`);
  const ids = all('[id]').map(({ id }) => id);
  rule(new Set(ids).size === ids.length, `ids are unique: ${ids.filter((id, at) => ids.indexOf(id) !== at).join(' ')}`);
  for (const described of all('[aria-describedby]'))
    for (const id of (described.getAttribute('aria-describedby') ?? '').split(' '))
      rule(ids.includes(id), `${short(described)} is described by something`);

  for (const summary of all('.error-summary')) {
    rule(document.title.startsWith('Fehler: '), 'a page with errors says so in its title');
    rule(summary.contains(document.activeElement), 'the summary of errors has the focus');
  }
  for (const link of all<HTMLAnchorElement>('.error-summary a[href^="#"]')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    rule(target !== null, `the link ${link.hash} of the summary leads somewhere`);
    const group = target?.closest('fieldset') ?? target;
    const error = target?.getAttribute('aria-describedby') ?? group?.getAttribute('aria-describedby') ?? '';
    rule(error.includes('-fehler'), `where ${link.hash} leads to, the error is tied to the field`);
  }
  for (const message of all('.kern-error')) {
    const owners = all('[aria-describedby]').filter((element) => describes(element, message.id));
    rule(owners.length > 0, `${short(message)} is tied to a field`);
    for (const owner of owners.filter((element) => element.matches('input, select, textarea, [role=radiogroup]')))
      rule(owner.getAttribute('aria-invalid') === 'true', `${short(owner)} is marked as invalid`);
  }
  for (const marked of all('[aria-invalid=true]'))
    rule((marked.getAttribute('aria-describedby') ?? '').includes('-fehler'), `${short(marked)} says what is wrong`);
  const tokens = { 'contact.name': 'name', 'contact.email': 'email', 'contact.phone': 'tel', 'organisation.name': 'organization' };
  for (const [name, token] of Object.entries(tokens))
    for (const input of all<HTMLInputElement>(`input[name="${name}"]`)) rule(input.autocomplete === token, `browsers know what ${name} is`);
  for (const iban of all<HTMLInputElement>('input[name*="iban" i]')) rule(iban.autocomplete === 'off', 'no browser fills in an IBAN');
  for (const success of all('main .kern-alert--success'))
    rule(success.closest('[role=status]') !== null || !location.pathname.startsWith('/antrag/entwuerfe'), `${short(success)} is told as a status`);
  return broken;
};

/** Goes through everything that takes the focus, and back. @returns a sentence for each element that does not show it, or is hidden while it has it */
export const hiddenFocus = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const broken: string[] = [];
    const focusable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
    const shown = [...document.querySelectorAll<HTMLElement>(focusable)].filter(
      (element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }),
    );
    const drawn = (element: Element, part?: string): string => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(element, part);
      return [outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow, borderColor, backgroundColor].join(
        '|',
      );
    };
    // A link that covers its whole line shows the focus around the line.
    const look = (element: Element): string => `${drawn(element)}|${drawn(element, '::after')}`;
    for (const element of shown) {
      const around = [
        element,
        ...(element.nextElementSibling === null ? [] : [element.nextElementSibling]),
        ...(element.parentElement === null ? [] : [element.parentElement]),
      ];
      const before = around.map(look);
      element.focus({ focusVisible: true });
      const name = element.outerHTML.slice(0, 120);
      if (document.activeElement !== element) broken.push(`${name} does not take the focus`);
      if (around.every((each, at) => look(each) === before[at])) broken.push(`${name} looks the same with the focus`);
      // A link over two lines has a box with empty corners: one of its lines counts. Of what is longer than the window, the part in it.
      const boxes = [...element.getClientRects()]
        .map(({ left, right, top, bottom }) => ({
          left: Math.max(left, 0),
          right: Math.min(right, window.innerWidth),
          top: Math.max(top, 0),
          bottom: Math.min(bottom, window.innerHeight),
        }))
        .filter(({ left, right, top, bottom }) => right > left && bottom > top);
      const seen = boxes.some(({ left, right, top, bottom }) => {
        const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return (
          found !== null &&
          (element.contains(found) || found.contains(element) || document.querySelector(`label[for="${element.id}"]`)?.contains(found) === true)
        );
      });
      if (!seen) broken.push(`${name} is hidden while it has the focus`);
      element.blur();
    }
    return broken;
  });
