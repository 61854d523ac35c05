import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { leaveHref } from '../../../shared/domain/notices/mail.ts';
import { columns } from '../../../shared/mail/wrap.ts';
import { renderedMails } from './rendered-mails.ts';

const root = join(import.meta.dirname, '../../..');

const makers = ['shared/mail/letter.ts', 'shared/mail/templates/application-letter.ts'];

it('every template is rendered here', () => {
  const templates = globSync('{functions,shared}/**/*.ts', { cwd: root }).filter(
    (file) => !makers.includes(file) && /(?:renderLetter|applicationLetter)\(/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(templates.length).toBeGreaterThan(0);
  expect(templates.filter((file) => !(file in renderedMails))).toEqual([]);
  expect(Object.keys(renderedMails).filter((file) => !templates.includes(file))).toEqual([]);
});

const cases = Object.entries(renderedMails).flatMap(([file, render]) =>
  [true, false].flatMap((exampleData) => Object.entries(render(exampleData)).map(([name, mail]) => ({ file, name, exampleData, mail }))),
);

const unescaped = (markup: string): string =>
  markup.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const visible = (html: string): string =>
  unescaped(
    html
      .slice(html.indexOf('<main'))
      .replace(/<br>/g, ' ')
      .replace(/<[^>]+>/g, ' '),
  );
const words = (text: string): string => text.replace(/[\s-]+/g, '');

describe.each(cases)('$file, $name, example data $exampleData', ({ mail: { subject, text, html }, exampleData }) => {
  it('has a subject for an inbox', () => {
    expect(subject.length).toBeLessThanOrEqual(70);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('has text of at most 78 columns, but for the web address', () => {
    expect(text.split('\n').filter((line) => columns(line) > 78 && !/^https:\/\/\S+$/.test(line))).toEqual([]);
    expect(text).not.toMatch(/\r|[ \t]\n|\n{4}/);
  });

  it('has HTML with language, title, one landmark and one heading on top', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="(de|en)">/);
    expect(html.match(/<title>(.+)<\/title>/)?.[1]).toBeDefined();
    expect(unescaped(html.match(/<title>(.+)<\/title>/)?.[1] ?? '')).toBe(subject);
    expect(html.match(/<main/g)).toHaveLength(1);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(/<h[3-6]|<table|<img|<script|<form|http-equiv|undefined|NaN/);
    for (const tag of ['h1', 'h2', 'p', 'dl', 'dt', 'dd', 'main', 'a']) {
      expect(html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length).toBe(html.match(new RegExp(`</${tag}>`, 'g'))?.length);
    }
  });

  it('leaves the colours of text and background to the mail program, so that dark works', () => {
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).not.toMatch(/[;"{ ](background[a-z-]*:|color:(?!inherit))/);
  });

  it('has one link for one action, the same in both forms, and at the end of an announcement the one to leave by', () => {
    const links = [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href ?? '');
    expect(links.filter((href) => href !== leaveHref)).toHaveLength(1);
    expect(links.slice(1)).toEqual(html.includes(leaveHref) ? [leaveHref] : []);
    expect(text.split('\n').filter((line) => /^https:\/\//.test(line))).toEqual(links);
  });

  it('says the same in text and HTML', () => {
    const withoutLink = text.replace(/:\nhttps:\S+/g, '');
    const [short, long] = [words(withoutLink), words(visible(html))];
    // Colons after labels and underlines belong to the text form only.
    expect(short.replaceAll(':', '')).toBe(long.replaceAll(':', ''));
  });

  it('ends with a person and a phone number', () => {
    const last = text.trimEnd().split('\n\n').at(-1)?.split('\n') ?? [];
    expect(last[0]).toBe(county.contact.name);
    expect(last.at(-1)).toBe(`${html.includes('<html lang="en">') ? 'Telephone' : 'Telefon'}: ${county.contact.phone}`);
    expect(visible(html).trim().endsWith(county.contact.phone)).toBe(true);
  });

  it('goes on in lower case after the comma of its greeting, as DIN 5008 wants it, but for the polite address', () => {
    const [, first = ''] = /<p[^>]*>(?:Guten Tag|Hello)[^<]*,<\/p>\s*<p[^>]*>([^\s<]+)/.exec(html) ?? [];
    expect(first).toMatch(html.includes('<html lang="en">') ? /^\p{Lu}/u : /^(?:\p{Ll}|(?:Sie|Ihr(?:e[mnrs]?)?|Ihnen)$)/u);
  });

  it('in English is English: no word and no number of German, and emails are called so', () => {
    if (!html.includes('<html lang="en">')) return;
    const own = html.replace(/<(\w+)[^>]* lang="de"[^>]*>.*?<\/\1>/g, '');
    expect(visible(own)).not.toMatch(/\b[Mm]ails?\b|\d,\d\d\b(?!\d)|\d\s€|Plätze/);
  });

  it('marks example data on top, and nothing else', () => {
    expect(/^Beispieldaten\b/.test(text)).toBe(exampleData);
    expect(html.includes('Beispieldaten')).toBe(exampleData);
  });

  it('keeps the tone: Sie, no exclamation mark, no regret', () => {
    expect(visible(html)).not.toMatch(/!|leider|\b[Dd]u\b|\b[Dd]ein/);
  });
});
