import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintsOf } from '../../../shared/domain/funding/hints.ts';
import type { Round } from '../../../shared/domain/funding/round.ts';
import type { Submission } from '../../../shared/domain/funding/submission.ts';
import { spoken, withOrganisation, withProject } from '../../support/spoken-rules.ts';
import { round, submission } from '../../support/submissions.ts';
import { mistakenDrafts } from '../../support/typed-drafts.ts';

const hints = (sent: unknown, changed: Partial<Round> = {}, today = '2026-11-15'): readonly string[] =>
  hintsOf(sent, { round: { ...round, ...changed }, today }).map(({ pointer, message }) => `${pointer}: ${message.replaceAll('\u00a0', ' ')}`);
/** Nothing to say about the money. */
const paid: Submission = {
  ...submission,
  financing: submission.financing.map((line) => (line.source === 'municipality' ? { ...line, status: 'approved' } : line)),
};

describe('hints', () => {
  it('are none for what is usual', () => {
    expect(hints(paid)).toEqual([]);
  });

  it('refuse nothing', () => {
    const account = { holder: 'Ayşe Öztürk', iban: 'NL91ABNA0417164300' };
    const sent = { ...submission, organisation: { ...submission.organisation, account } };
    expect(hints(sent)).toHaveLength(3);
    expect(spoken(sent)).toEqual([]);
  });

  it('tell of an account abroad, and of one in another name', () => {
    const account = (holder: string, iban: string) => hints({ ...paid, organisation: withOrganisation({ account: { holder, iban } }).organisation });
    expect(account('Förderverein Brücke e. V.', 'NL91ABNA0417164300')).toEqual([
      '/organisation/account/iban: Das Konto liegt nicht in Deutschland (NL). Das ist möglich. Bitte prüfen Sie die IBAN noch einmal.',
    ]);
    expect(account('FÖRDERVEREIN BRÜCKE E.V.', 'DE89370400440532013000')).toEqual([]);
    expect(account('Paul Abel', 'DE89370400440532013000')).toEqual([
      '/organisation/account/holder: Das Konto läuft auf einen anderen Namen als den der Organisation. Wir fragen dazu vielleicht nach.',
    ]);
  });

  it('tell how much time should lie before the beginning, by the amount', () => {
    const leadTimes = [{ upTo: 60_000, days: 28 }, { days: 42 }];
    const beginning = (startDate: string, requestedAmount: number, today: string) =>
      hints({ ...withProject({ startDate }), financing: [], requestedAmount }, { applications: { ...round.applications, leadTimes } }, today);
    // Case 12 of the rules: nine days before the beginning instead of 42.
    expect(beginning('2027-03-01', 750_000, '2027-02-20')).toEqual([
      '/project/startDate: Zwischen Antrag und Beginn sollten 42 Tage liegen. Wenn Sie heute absenden, ist das der 3. April 2027. Bei einem früheren Beginn kann es sein, dass die Entscheidung noch nicht da ist.',
    ]);
    expect(beginning('2027-04-03', 750_000, '2027-02-20')).toEqual([]);
    expect(beginning('2027-03-20', 60_000, '2027-02-20')).toEqual([]);
    expect(beginning('2027-03-19', 60_000, '2027-02-20')).toEqual([expect.stringContaining('28 Tage liegen')]);
    expect(beginning('2027-03-20', 60_001, '2027-02-20')).toEqual([expect.stringContaining('42 Tage liegen')]);
    // What has passed is not too early.
    expect(beginning('2027-02-19', 750_000, '2027-02-20')).toEqual([]);
  });

  it('tell that a beginning that has passed needs a permission from before', () => {
    const begun = { ...paid, project: { ...submission.project, start: 'early', startDate: '2027-02-19' } };
    expect(hints(begun, {}, '2027-02-20')).toEqual([
      '/project/startDate: Der Beginn (19. Februar 2027) liegt in der Vergangenheit. Eine Förderung ist nur möglich, wenn wir Ihnen vorher schriftlich erlaubt haben, früher zu beginnen.',
    ]);
    expect(hints(begun, {}, '2027-02-19')).toEqual([]);
  });

  it('tell which money is not there yet (V7)', () => {
    expect(hints(submission)).toEqual([
      '/financing/1/status: 1.500,00 € sind noch nicht zugesagt. Eine Bewilligung kann davon abhängen, dass dieses Geld kommt.',
    ]);
  });

  it('tell that unpaid work is no own money, where own money is asked for', () => {
    const unpaid = { financing: [{ source: 'in-kind', amount: 100 }] };
    const own = (changed: Partial<Round['financing']>) => hints(unpaid, { financing: { ...round.financing, ...changed } });
    expect(own({ minimumOwnShare: 1000 })).toEqual(['/financing/0/source: Unbare Eigenleistung zählt in dieser Runde nicht zu den Eigenmitteln.']);
    expect(own({ minimumOwnShare: 1000, inKindCounts: true })).toEqual([]);
    expect(own({})).toEqual([]);
  });

  it('are made of anything, however wrong', () => {
    fc.assert(
      fc.property(mistakenDrafts, (draft) => {
        for (const hint of hints(draft)) expect(hint).toMatch(/\.$/);
      }),
    );
  });
});
