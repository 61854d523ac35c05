import type { LocalCloud } from '../../infra/local/cloud.ts';
import { signInStaff } from './staff.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => entities[name] ?? whole);
const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescaped(value);
};

/** A page as its reader sees it, in one line. */
export const wordsOf = (html: string): string =>
  unescaped(html.replace(/<(style|script)[^>]*>.*?<\/\1>/gs, ' ').replace(/<[^>]+>/g, ' '))
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');

/** What a form sends as the page gives it: hidden and filled in fields, what is ticked and what is chosen. */
const filledIn = (form: string): Record<string, string> => {
  const inputs = [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')];
    const isLeftOut = (type === 'checkbox' || type === 'radio') && !/\schecked/.test(tag);
    return name === undefined || isLeftOut ? [] : [[name, attribute(tag, 'value') ?? ''] as const];
  });
  const areas = [...form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs)].map(
    ([, name = '', text = '']) => [name, unescaped(text)] as const,
  );
  const selects = [...form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].map(([, name = '', options = '']) => {
    const option = [...options.matchAll(/<option[^>]*>/g)].find(([tag]) => tag.includes('selected'))?.[0] ?? '';
    return [name, attribute(option, 'value') ?? ''] as const;
  });
  return Object.fromEntries([...inputs, ...areas, ...selects]);
};

/** Somebody of the staff with a browser without scripts. @param role id of one of the example's people */
export const staffBrowser = async (cloud: Pick<LocalCloud, 'url'>, role: string) => {
  const cookie = await signInStaff(cloud, role);
  const call = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, cloud.url), { redirect: 'manual', ...init, headers: { cookie, origin: cloud.url } });
  const html = async (path: string): Promise<string> => (await call(path)).text();
  return {
    get: (path: string) => call(path),
    html,
    words: async (path: string): Promise<string> => wordsOf(await html(path)),
    /**
     * Fills in a form of a page and presses one of its buttons.
     * @param page where the form stands
     * @param having what only this form of the page holds, e.g. the `value` of its button
     * @returns status, where it leads, and the words of the page that came instead
     */
    send: async (page: string, having: string, typed: Readonly<Record<string, string>> = {}) => {
      const shown = await html(page);
      const form = [...shown.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([whole]) => whole).find((whole) => whole.includes(having));
      if (form === undefined) throw new Error(`${role} finds no form with ${having} on ${page}: ${wordsOf(shown).slice(0, 3000)}`);
      const action = attribute(/<form[^>]*>/.exec(form)?.[0] ?? '', 'action') ?? page;
      const answer = await call(action, { method: 'POST', body: new URLSearchParams({ ...filledIn(form), ...typed }) });
      return { status: answer.status, location: answer.headers.get('location') ?? '', words: wordsOf(await answer.text()) };
    },
  };
};
