import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type AnnounceReportDeps, announceReport } from '../../../functions/announce-report/announce-report.ts';
import { figureText, releaseMail } from '../../../functions/announce-report/release-mail.ts';
import { county } from '../../../shared/county/county.ts';
import type { KeyFigure } from '../../../shared/domain/statistics/release.ts';
import { recipients, release } from '../mail/examples.ts';
import { mailWorld } from '../mail/mail-world.ts';

const render = releaseMail({ county, exampleData: false, siteUrl: 'https://teilhabe.example' });
const depsOf = (world: ReturnType<typeof mailWorld>): AnnounceReportDeps => ({
  duties: async () => recipients,
  render,
  post: world.post,
  now: () => '2026-11-25T05:00:10.000Z',
  log: () => undefined,
});
const addresses = recipients.map(({ address }) => address).sort();

describe('announcing a report', () => {
  it('writes to each administration once', async () => {
    const world = mailWorld();
    await announceReport(release, depsOf(world));
    await world.drain();
    expect(recipients).toHaveLength(19);
    expect(world.delivered.toSorted()).toEqual(addresses);
  });

  it('gives each its own figures', async () => {
    const post = vi.fn<AnnounceReportDeps['post']>().mockResolvedValue(undefined);
    const administrations = release.administrations.map(({ area }, i) => ({
      area,
      figures: [{ indicator: 'own', label: 'Eigene', unit: 'P', value: 7000 + i }],
    }));
    await announceReport({ ...release, administrations }, { ...depsOf(mailWorld()), post });
    const shown = post.mock.calls.map(([{ text }]) => /7\.0\d\d/g.exec(text)?.[0]);
    expect(shown).toEqual(administrations.map((_, i) => `7.0${String(i).padStart(2, '0')}`));
  });

  it('writes to each further person of an administration too, with its figures', async () => {
    const post = vi.fn<AnnounceReportDeps['post']>().mockResolvedValue(undefined);
    const logged = vi.fn<AnnounceReportDeps['log']>();
    const [first] = recipients;
    if (first === undefined) throw new Error('the county has no administration');
    const both = [first, { ...first, id: 'another', address: 'vertretung@amt.example' }];
    const administrations = release.administrations.filter(({ area }) => area === first.area);
    await announceReport({ ...release, administrations }, { ...depsOf(mailWorld()), duties: async () => both, post, log: logged });
    expect(post.mock.calls.map(([{ to }]) => to.address)).toEqual([first.address, 'vertretung@amt.example']);
    expect(logged).not.toHaveBeenCalled();
  });

  it('completes after a kill at every point, without doubles', async () => {
    const clean = mailWorld();
    await announceReport(release, depsOf(clean));
    expect(clean.points()).toBe(19 * 4);
    for (let point = 0; point < clean.points(); point++) {
      const world = mailWorld({ killAt: [point] });
      await expect(announceReport(release, depsOf(world))).rejects.toThrow();
      await announceReport(release, depsOf(world));
      await world.drain();
      expect(world.delivered.toSorted()).toEqual(addresses);
    }
  });

  it('completes while announcement and delivery die again and again', async () => {
    const kills = fc.uniqueArray(fc.nat({ max: 400 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(kills, async (killAt) => {
        const world = mailWorld({ killAt });
        expect(await world.untilDone(() => announceReport(release, depsOf(world)))).toBe(true);
        await world.drain();
        expect(new Set(world.delivered).size).toBe(world.delivered.length);
        const parked = [...world.records.values()].filter(({ state }) => state !== 'sent');
        const inDeadLetters = new Set(world.deadLetters.map(({ mailId }) => mailId));
        expect(parked.filter(({ id }) => !inDeadLetters.has(id))).toEqual([]);
        expect(world.records.size).toBe(19);
      }),
      { numRuns: 50 },
    );
  });

  it('writes again for a correction, and once', async () => {
    const world = mailWorld();
    await announceReport(release, depsOf(world));
    await announceReport({ ...release, revision: 2, reason: 'Nachlieferung' }, depsOf(world));
    await announceReport({ ...release, revision: 2, reason: 'Nachlieferung' }, depsOf(world));
    await world.drain();
    expect(world.delivered).toHaveLength(38);
  });

  it('writes to two administrations that share an address, one mail each', async () => {
    const world = mailWorld();
    const shared = recipients.slice(0, 2).map((recipient) => ({ ...recipient, address: 'post@verwaltung.example' }));
    await announceReport(release, { ...depsOf(world), duties: async () => shared });
    await world.drain();
    expect(world.delivered).toEqual(['post@verwaltung.example', 'post@verwaltung.example']);
  });

  it('writes without own figures where there are none, and says so in the log', async () => {
    const world = mailWorld();
    const log = vi.fn();
    const [first] = release.administrations;
    const strange = { area: '010589999', figures: first?.figures ?? [] };
    await announceReport({ ...release, administrations: [...release.administrations.slice(1), strange] }, { ...depsOf(world), log });
    await world.drain();
    expect(world.delivered).toHaveLength(19);
    expect(log.mock.calls).toEqual([
      ['RECIPIENT_WITHOUT_FIGURES', { area: first?.area }],
      ['AREA_WITHOUT_RECIPIENT', { area: '010589999' }],
    ]);
  });
});

describe('a key figure against the month before', () => {
  const figure = (parts: Partial<KeyFigure>): KeyFigure => ({ indicator: 'x', label: 'X', unit: 'P', ...parts });

  it.each<[string, Partial<KeyFigure>, string]>([
    ['more', { value: 1240, previous: 1234 }, '1.240 Personen\nVormonat: 1.234 Personen\nUnterschied: +6 (mehr)'],
    ['less, with a real minus', { value: 1, previous: 3 }, '1 Person\nVormonat: 3 Personen\nUnterschied: \u22122 (weniger)'],
    ['the same', { value: 0, previous: 0 }, '0 Personen\nVormonat: 0 Personen\nUnterschied: 0 (gleich)'],
    ['missing now', { previous: 3 }, 'keine Angabe\nVormonat: 3 Personen\nUnterschied: keine Angabe'],
    ['missing before', { value: 3 }, '3 Personen\nVormonat: keine Angabe\nUnterschied: keine Angabe'],
    ['missing twice', {}, 'keine Angabe\nVormonat: keine Angabe\nUnterschied: keine Angabe'],
    ['a rate', { unit: '%', value: 0.3, previous: 0.1 }, '0,3 Prozent\nVormonat: 0,1 Prozent\nUnterschied: +0,2 Prozentpunkte (mehr)'],
    [
      'a rate of inhabitants',
      { unit: '%', value: 7.3, previous: 7.3, populationDate: '2024-12-31' },
      '7,3 Prozent\nVormonat: 7,3 Prozent\nUnterschied: 0 (gleich)\nEinwohnerzahl am 31. Dezember 2024',
    ],
    ['below zero', { value: -5, previous: 1 }, '\u22125 Personen\nVormonat: 1 Person\nUnterschied: \u22126 (weniger)'],
    ['another unit', { unit: 'Anträge', value: 2, previous: 1 }, '2 Anträge\nVormonat: 1 Anträge\nUnterschied: +1 (mehr)'],
  ])('%s', (_name, parts, text) => {
    expect(figureText(figure(parts))).toBe(text);
  });
});

describe('the mail', () => {
  const [recipient] = recipients;
  if (recipient === undefined) throw new Error('no recipient');

  it('names the month and links to the report', () => {
    const { subject, text } = render(release, recipient, []);
    expect(subject).toBe('Zuwanderungsbericht Oktober 2026 ist erschienen');
    expect(text).toContain('https://teilhabe.example/berichte/2026-10/\n');
    expect(text).toMatch(/Vormonat September\s2026/);
  });

  it('says Korrektur in the subject, and why in the first sentence', () => {
    const { subject, text } = render({ ...release, revision: 2, reason: 'Ein Amt\nhat nachgeliefert' }, recipient, []);
    expect(subject).toBe('Korrektur: Zuwanderungsbericht Oktober 2026');
    expect(text.replaceAll('\n', ' ')).toContain('Guten Tag,  Korrektur: Ein Amt hat nachgeliefert. Der Bericht');
  });

  it('never cuts its subject, however long the reason', () => {
    const { subject, text } = render({ ...release, revision: 2, reason: 'weil '.repeat(50) }, recipient, []);
    expect(subject).toBe('Korrektur: Zuwanderungsbericht Oktober 2026');
    expect(text).toContain('weil weil');
  });
});
