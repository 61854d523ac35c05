import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Grant, grantsCsv, grantsIn, grantsJson, withSnapshot } from '../../../functions/publish-report/lists/grants.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { project, site, snapshot } from '../../support/listed-issues.ts';

const { hash } = surroundings;
const take = (before: readonly Grant[], funding = snapshot([project]), month = '2026-10') => withSnapshot(before, { site, month, funding, hash });

describe('awards', () => {
  it('have money as a number with its currency, and ids with the prefix of the publisher', () => {
    const file = grantsJson(site, take([]));
    const { grants } = z.object({ version: z.literal('1.4'), grants: z.array(z.record(z.string(), z.unknown())) }).parse(JSON.parse(file));
    expect(grants).toMatchObject([{ id: '360G-kreis-beispiel-INT-2026-0001', currency: 'EUR', amountAwarded: 7500.5, awardDate: '2026-11-20' }]);
    expect(grantsIn(new TextEncoder().encode(file))).toEqual(take([]));
    for (const id of file.match(/(?<="(?:id|identifier)": ")[^"]*/g) ?? []) expect(id).toMatch(/^360G-kreis-beispiel-/);
  });

  it('name no person and no group without a register', () => {
    const grants = take([], snapshot([{ ...project, organisation: 'Privatperson' }]));
    expect(grants[0]?.recipientOrganization).toBeUndefined();
    expect(grants[0]?.recipientIndividual).toEqual({ id: '360G-kreis-beispiel-person-INT-2026-0001', name: 'Privatperson' });
    const row = grantsCsv(grants).split('\r\n')[1];
    expect(row).toContain(',,,360G-kreis-beispiel-person-INT-2026-0001,Privatperson,');
  });

  it('have their day in Berlin', () => {
    expect(take([], snapshot([project], '2026-11-19T23:30:00.000Z'))[0]?.awardDate).toBe('2026-11-20');
  });

  it('wait for their amount', () => {
    const { approvedAmount: _none, ...undecided } = project;
    expect(take([], snapshot([undecided]))).toEqual([]);
  });

  it('stay when they are over, go when they were given back, and keep their day', () => {
    const first = take([], snapshot([project], '2026-11-20T05:00:00.000Z'));
    const later = snapshot([{ ...project, title: 'Gemeinsam backen' }], '2026-12-20T05:00:00.000Z');
    expect(take(first, later, '2026-11')).toMatchObject([{ title: 'Gemeinsam backen', awardDate: '2026-11-20', dateModified: later.takenAt }]);
    expect(take(first, snapshot([], '2026-12-20T05:00:00.000Z'), '2026-11')).toEqual([]);
    expect(take(first, snapshot([], '2027-02-20T05:00:00.000Z'), '2027-01')).toEqual(first);
  });

  it('are not taken back by an older state of the funding, and not changed by the same one', () => {
    const newest = take([], snapshot([project], '2026-12-20T05:00:00.000Z'));
    expect(take(newest, snapshot([], '2026-11-20T05:00:00.000Z'))).toEqual(newest);
    expect(take(newest, snapshot([project], '2027-01-20T05:00:00.000Z'))).toEqual(newest);
  });

  it('are a table with a line for each, where text cannot run as a formula', () => {
    const csv = grantsCsv(take([], snapshot([{ ...project, title: '=1+1' }])));
    const [header, row] = csv.split('\r\n');
    expect(header).toContain('Identifier,Title,Description,Currency,Amount Awarded,Award Date');
    expect(row).toContain("360G-kreis-beispiel-INT-2026-0001,'=1+1,'=1+1,EUR,7500.5,2026-11-20,2026-03-01,2026-12-31,");
    expect(row).toContain('"Verein, Brücke e. V."');
  });
});
