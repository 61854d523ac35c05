import type { Decision } from '../../../shared/domain/funding/decision.ts';
import { usualTerms } from '../../../shared/domain/funding/decision-terms.ts';
import { approver, caseworker } from '../../support/decided-cases.ts';
import { application, madeUnder } from './example-application.ts';

/** The example's application as it was decided on. */
export const decidedExample = { ...application, state: 'decided' as const, decidedAmount: 700_000 };

/** A decision on it that was issued on 3 December 2026. */
export const exampleDecision = (kind: Decision['kind'], over: Partial<Decision> = {}): Decision => {
  const usual = usualTerms('award', { application: decidedExample, review: undefined, round: madeUnder, inForce: undefined, paid: [] });
  return {
    ...usual,
    ...{ kind, conditions: ['Bitte laden Sie die KIT-Stelle zur Eröffnung ein.', 'Der Raum ist barrierefrei zu erreichen.'] },
    reasons: 'Die Lebensmittel sind günstiger als geplant.\nDeshalb genügt ein kleinerer Betrag.',
    ...{ id: `00000000-0000-4000-8000-00000000000${over.number ?? 1}`, applicationId: application.id, number: 1, state: 'issued' },
    ...{ prepared: { by: caseworker, at: '2026-12-01T09:00:00.000Z' }, issued: { by: approver, at: '2026-12-03T09:00:00.000Z' } },
    ...over,
  };
};
