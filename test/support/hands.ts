/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { tabTo } from './browser.ts';
import type { Typed } from './typed-sections.ts';

/** How somebody works with a page. Selectors name one control; nothing is set that the person could not reach. */
export type Hands = {
  readonly page: Page;
  /** Puts a text in place of what stands in a field. */
  readonly type: (selector: string, text: string) => Promise<void>;
  /** Chooses an entry of a list by its words. */
  readonly pick: (selector: string, words: string) => Promise<void>;
  /** Ticks a box. */
  readonly tick: (selector: string) => Promise<void>;
  /** Chooses one of several circles. */
  readonly choose: (name: string, value: string) => Promise<void>;
  /** Opens or closes what is folded. */
  readonly unfold: (selector: string) => Promise<void>;
  /** Presses a button or link, and waits for the page that follows. */
  readonly press: (selector: string) => Promise<void>;
  /** Presses a button twice, as impatient people do, and waits for the page that follows. */
  readonly pressTwice: (selector: string) => Promise<void>;
  /** Chooses a file of this machine. */
  readonly attach: (selector: string, file: FileOfMachine) => Promise<void>;
};

type FileOfMachine = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

const named = (name: string, value?: string): string => `[name="${name}"]${value === undefined ? '' : `[value="${value}"]`}`;

/** Taps and types, as on a phone. */
export const touch = (page: Page): Hands => ({
  page,
  type: (selector, text) => page.fill(selector, text),
  pick: async (selector, words) => {
    await page.selectOption(selector, { label: words });
  },
  tick: (selector) => page.check(selector),
  choose: (name, value) => page.check(named(name, value)),
  unfold: (selector) => page.click(selector),
  press: async (selector) => {
    await Promise.all([page.waitForEvent('load'), page.click(selector)]);
  },
  pressTwice: async (selector) => {
    await Promise.all([page.waitForEvent('load'), page.dblclick(selector)]);
  },
  attach: (selector, file) => page.setInputFiles(selector, file),
});

/** Uses nothing but the keyboard: Tab, arrows, space bar, Enter, and typing. */
export const keyboard = (page: Page): Hands => {
  const key = async (selector: string, pressed: string) => {
    await tabTo(page, selector);
    await page.keyboard.press(pressed);
  };
  const chosen = (value: string) =>
    page.evaluate(
      (wanted) => document.activeElement instanceof HTMLInputElement && document.activeElement.checked && document.activeElement.value === wanted,
      value,
    );
  const picked = (words: string) =>
    page.evaluate(
      (wanted) => document.activeElement instanceof HTMLSelectElement && document.activeElement.selectedOptions[0]?.text.trim() === wanted,
      words,
    );
  return {
    page,
    type: async (selector, text) => {
      await key(selector, 'ControlOrMeta+a');
      await page.keyboard.insertText(text);
    },
    pick: async (selector, words) => {
      await tabTo(page, selector);
      // A blank opens the list, so the first word leads near, and arrows lead on.
      await page.keyboard.type(words.split(' ')[0] ?? '');
      for (let steps = 0; steps < 30 && !(await picked(words)); steps += 1) await page.keyboard.press('ArrowDown');
      if (!(await picked(words))) throw new Error(`${selector} has no entry ${words}`);
    },
    tick: (selector) => key(selector, 'Space'),
    choose: async (name, value) => {
      await key(`input${named(name)}`, 'Space');
      for (let steps = 0; steps < 30 && !(await chosen(value)); steps += 1) await page.keyboard.press('ArrowDown');
      if (!(await chosen(value))) throw new Error(`${name} has no ${value}`);
    },
    unfold: (selector) => key(selector, 'Enter'),
    press: async (selector) => {
      await tabTo(page, selector);
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    },
    pressTwice: async (selector) => {
      await tabTo(page, selector);
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter').then(() => page.keyboard.press('Enter'))]);
    },
    attach: async (selector, file) => {
      await tabTo(page, selector);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
      await chooser.setFiles(file);
    },
  };
};

/** Fills in fields by what they are. A box inside something folded is unfolded first. */
export const fillIn = async (hands: Hands, typed: Typed): Promise<void> => {
  const { page } = hands;
  for (const [name, value] of typed) {
    const control = page.locator(named(name)).first();
    const kind = await control.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase()));
    if (kind === 'radio') await hands.choose(name, value);
    else if (kind === 'checkbox') {
      const box = `input${named(name, value)}`;
      if (!(await page.locator(box).isVisible())) await hands.unfold(`details:has(${box}) > summary`);
      await hands.tick(box);
    } else if (kind === 'select') {
      const words = await page.locator(`${named(name)} option[value="${value}"]`).textContent();
      await hands.pick(`select${named(name)}`, words?.trim() ?? '');
    } else await hands.type(`${kind === 'textarea' ? 'textarea' : 'input'}${named(name)}`, value);
  }
};
