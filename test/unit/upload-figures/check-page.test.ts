import { expect, it } from 'vitest';
import { checkPage } from '../../../functions/upload-figures/check-page.tsx';
import { dryRun } from '../../../functions/upload-figures/check-upload.ts';
import { county } from '../../../shared/county/county.ts';
import type { StaffSession } from '../../../shared/domain/access/staff-session.ts';
import { memoryUploads } from '../../support/memory-uploads.ts';
import { observation } from '../../support/observations.ts';

it('says whose values a file replaces, which report it corrects, and what does not fit', async () => {
  const { deps, keep, published, files } = memoryUploads();
  const mapping = deps.mappings.find('satzform');
  if (mapping === undefined) throw new Error('no mapping');
  keep([observation({ area: '010585803', value: 20_000 })], { kind: 'delivery', area: '010585803' });
  published.push('2026-10');
  const rows = ['INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE', 'foreign_population,010585803,2026-10,20001', 'foreign_population,01058,2026-10,10730'];
  files.set('datei', Buffer.from(rows.join('\n')));
  const file = await dryRun(deps, 'datei', { mapping });
  if (file.kind !== 'acceptable') throw new Error(file.kind);
  const site = { county, exampleData: false, siteUrl: 'https://teilhabe.example', catalogue: deps.catalogue, mappings: deps.mappings };
  const at = '2026-11-20T08:00:00.000Z';
  const staff: StaffSession = { subject: 'kim', name: 'Kim Beispiel', roles: ['kit-adviser'], authenticatedAt: at, expiresAt: 0, seenAt: 0 };
  const html = checkPage(site, staff, { id: 'datei', chosen: { mapping }, areas: deps.areas, file });
  for (const words of [
    'Sie ersetzt 1 Wert, den Amt Achterwehr gemeldet hat.',
    '20.000, gemeldet von Amt Achterwehr',
    'Oktober 2026 ist veröffentlicht: Es wird eine Berichtigung des Berichts.',
    'Öffentlicher Grund',
    'Ich habe die Abweichungen gesehen',
    '1 Summe passt nicht zu ihren Teilen.',
    'Die Datei endet mit einer Zahl und ohne Zeilenende.',
    'kein Wert',
    mapping.label,
  ]) {
    expect(html).toContain(words);
  }
  // Whoever decides has read what changes.
  expect(html.indexOf('Ganze Datei übernehmen')).toBeGreaterThan(html.indexOf('id="aenderungen"'));
});
