import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { caseJson } from '../../../functions/export-cases/case-json.ts';
import { casePaper } from '../../../functions/export-cases/case-paper.ts';
import { exampleApplications } from '../../../infra/local/example-applications.ts';
import { openBudgetYear, reportedMonth } from '../../../infra/local/example-data.ts';
import { exampleHistory } from '../../../infra/local/example-histories.ts';
import { roundOf } from '../../../infra/local/example-rounds.ts';
import { verifyFile } from '../../../infra/operations/case-verification.ts';
import { county } from '../../../shared/county/county.ts';
import { formatDate } from '../../../shared/domain/calendar.ts';
import { trailOf } from '../../../shared/domain/funding/trail.ts';
import { formatEuro } from '../../../shared/domain/money.ts';

const now = '2027-01-01T12:00:00.000Z';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const reported = roundOf(Number(reportedMonth(new Date(now)).slice(0, 4)));
const open = roundOf(openBudgetYear(new Date(now)));
const paid = exampleApplications(reported, open, now, county)
  .filter(({ roundId }) => roundId === reported.id)
  .map((target) => exampleHistory(target, reported, now))
  .find(({ payments, consultations }) => payments.length > 0 && consultations.length > 1);
if (paid === undefined) throw new Error('no example was voted on and paid');

const { application, events, requests, review, decisions, payments, consultations } = paid;
const others = (entity: string): readonly unknown[] => ({ consultation: consultations, payment: payments })[entity] ?? [];
const whole = {
  file: { application, events, requests, review, decisions, others },
  trail: trailOf(application, events, { decisions, payments }, hash),
  readings: [],
  askedBy: { name: 'Ria Revision' },
  askedAt: now,
};

describe('a whole case', () => {
  it('has as paper what every body did with it, with votes and result, and every payment with who signed', () => {
    const said = JSON.stringify(casePaper(whole, reported, { county, exampleData: true }));
    expect(said).toContain('Beratung und Beschlüsse');
    for (const { body, date, motions } of consultations) {
      expect(said).toContain(`${body}, ${formatDate(date)}`);
      for (const { votes } of motions) if (votes !== undefined) expect(said).toContain(`${votes.yes} Ja, ${votes.no} Nein`);
    }
    for (const { number, amount, released } of payments) {
      expect(said).toContain(`Auszahlung ${number}`);
      expect(said).toContain(formatEuro(amount));
      if (released !== undefined) expect(said).toContain(released.by.name);
    }
    expect(said).toContain('vollständig: ');
  });

  it('has as JSON the same, and says itself whether it is what was written', () => {
    const content: Record<string, unknown> = JSON.parse(caseJson(whole));
    expect(content).toMatchObject({ chain: { whole: true }, consultation: consultations, payment: payments });
    expect(verifyFile(content, hash)).toMatchObject({ broken: [], records: [] });
    const more = payments.map((payment) => ({ ...payment, amount: payment.amount + 1 }));
    expect(verifyFile({ ...content, payment: more }, hash).records).toContainEqual({ record: 'payment', number: 1, fault: 'amount' });
  });
});
