import { describe, expect, test } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { errorPage } from '../../../shared/pages/error-page.tsx';
import { Page, type PageProps, renderPage } from '../../../shared/pages/page.tsx';

const html = (props: Partial<PageProps> = {}) =>
  renderPage(
    <Page title="Förderung beantragen" county={county} exampleData={false} {...props}>
      {props.children ?? 'Inhalt'}
    </Page>,
  );

const linksOf = (markup: string, part: string) =>
  [...(new RegExp(`<${part}[^>]*>.*?</${part}>`, 's').exec(markup)?.[0] ?? '').matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href);

describe('frame', () => {
  test('a whole document in German with its title, one h1, and no script or style of its own', () => {
    const markup = html();
    expect(markup).toMatch(/^<!doctype html>\n<html lang="de">/);
    expect(markup).toContain('<title>Förderung beantragen – Integration und Teilhabe, Kreis Rendsburg-Eckernförde</title>');
    expect(markup.match(/<h1[ >]/g)).toHaveLength(1);
    expect(markup).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"');
    expect(markup).toContain('<link rel="stylesheet" href="/assets/teilhabe.css"');
    expect(markup).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
  });

  test('scripts are modules of this site, which never hold up the page', () => {
    const markup = html({ scripts: ['plan', 'leave'] });
    expect(markup.match(/<script[^>]*>[^<]*<\/script>/g)).toEqual([
      '<script type="module" src="/assets/plan.js"></script>',
      '<script type="module" src="/assets/leave.js"></script>',
    ]);
  });

  test('the first link leads to the content', () => {
    const markup = html();
    expect(/<a [^>]*href="([^"]*)"/.exec(markup)?.[1]).toBe('#inhalt');
    expect(markup).toContain('<main id="inhalt"');
  });

  test('the same four addresses in the navigation and in the footer', () => {
    const markup = html();
    expect(linksOf(markup, 'header')).toEqual(['/', '/', '/antrag', '/berichte/', '/kontakt']);
    expect(linksOf(markup, 'footer')).toEqual(['/barrierefreiheit', '/datenschutz', '/impressum', '/kontakt']);
  });

  test.each([
    ['/', '<a class="masthead__link" href="/" aria-current="page">'],
    ['/berichte/', '<a class="masthead__link" href="/berichte/" aria-current="page">'],
    ['/berichte/2026-10/', '<a class="masthead__link" href="/berichte/" aria-current="true">'],
  ])('at %s the navigation says where that is', (current, link) => {
    const markup = html({ current });
    expect(markup).toContain(link);
    expect(markup.match(/class="masthead__link"[^>]*aria-current/g)).toHaveLength(1);
  });

  test('nothing is current on a page outside the navigation', () => {
    expect(html({ current: '/impressum' })).not.toContain('aria-current');
  });

  test('a long word breaks in the heading where its title says, and the title of the window stays whole', () => {
    const markup = html({ title: 'Zuwanderungs\u00adberichte' });
    expect(markup).toContain('>Zuwanderungs\u00adberichte</h1>');
    expect(markup).toContain('<title>Zuwanderungsberichte –');
  });

  test('breadcrumbs lead back to the start and end with this page', () => {
    const markup = html({ title: 'Oktober 2026', breadcrumbs: [{ href: '/berichte/', label: 'Berichte' }] });
    const trail = /<nav aria-label="Sie sind hier".*?<\/nav>/s.exec(markup)?.[0] ?? '';
    expect(linksOf(trail, 'ol')).toEqual(['/', '/berichte/']);
    expect(trail).toMatch(/aria-current="page">Oktober 2026</);
    expect(html()).not.toContain('Sie sind hier');
  });

  test('example data are named on the page and kept from search engines, real data are not', () => {
    expect(html({ exampleData: true })).toContain('<strong>Beispieldaten:</strong>');
    expect(html({ exampleData: true })).toContain('content="noindex"');
    expect(html()).not.toMatch(/Beispieldaten|noindex/);
  });

  test('a page with refused input says so in its title, which is read out first', () => {
    expect(html({ hasErrors: true })).toContain('<title>Fehler: Förderung beantragen');
  });

  test('text is shown as text, in the title too', () => {
    const markup = html({ title: '<script>alert(1)</script> & "mehr"', children: '<img src=x onerror=alert(1)>' });
    expect(markup).not.toMatch(/<script|<img/);
    expect(markup).toContain('&lt;img src=x');
  });

  test('nothing is loaded from elsewhere', () => {
    const loaded = [...html().matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? '');
    expect(loaded.filter((address) => !/^(?:\/(?!\/)|#)/.test(address))).toEqual([]);
  });
});

describe('error page', () => {
  const problem = { title: 'Seite nicht gefunden', detail: 'Diese Adresse gibt es hier nicht.', errors: [] };

  test('says what is wrong and leads on', () => {
    const markup = errorPage({ county, exampleData: true })(problem);
    expect(markup).toContain('<title>Fehler: Seite nicht gefunden');
    expect(markup).toContain(problem.detail);
    expect(linksOf(markup, 'main')).toEqual(['/', '/antrag', '/berichte/', '/kontakt']);
    expect(markup).toContain('Beispieldaten');
    expect(markup).not.toContain('Fehlernummer');
  });

  test('a fault shows its number and nothing else', () => {
    expect(errorPage({ county, exampleData: false })({ ...problem, requestId: '6f1c-42' })).toMatch(/Fehlernummer<\/dt><dd[^>]*>6f1c-42</);
  });

  test('every single error is listed', () => {
    const markup = errorPage({ county, exampleData: false })({ ...problem, errors: [{ message: 'Erstens <b>' }, { message: 'Zweitens' }] });
    expect(markup).toContain('<li>Erstens &lt;b></li><li>Zweitens</li>');
  });
});
