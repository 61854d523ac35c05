import { county } from '../../../shared/county/county.ts';
import type { Application } from '../../../shared/domain/funding/application.ts';
import type { Decision } from '../../../shared/domain/funding/decision.ts';
import type { RenderedMail } from '../../../shared/domain/notices/mail.ts';
import { committeeDecidedMail } from '../../../shared/mail/templates/committee-decided-mail.ts';
import { committeeDeferredMail } from '../../../shared/mail/templates/committee-deferred-mail.ts';
import { decisionReadyMail } from '../../../shared/mail/templates/decision-ready-mail.ts';
import { earlyStartDecidedMail } from '../../../shared/mail/templates/early-start-decided-mail.ts';
import { informationDueMail } from '../../../shared/mail/templates/information-due-mail.ts';
import { informationOverdueMail } from '../../../shared/mail/templates/information-overdue-mail.ts';
import { paymentReleasedMail } from '../../../shared/mail/templates/payment-released-mail.ts';
import { proofDueMail } from '../../../shared/mail/templates/proof-due-mail.ts';
import { proofOverdueMail } from '../../../shared/mail/templates/proof-overdue-mail.ts';
import { award, people, releasedPayment } from '../../support/paid-cases.ts';
import { application, informationRequest } from './examples.ts';

const long: Application = {
  ...application,
  reference: 'INT-2026-10042',
  project: { ...application.project, title: 'Donaudampfschifffahrtsgesellschaft'.repeat(3).slice(0, 100) },
};
const both = [
  ['usual', application],
  ['as long as it gets', long],
] as const;
const sent = (how: NonNullable<Decision['dispatch']>['how']): Decision =>
  award(application.id, { dispatch: { by: people.sascha, at: '2027-02-01T09:00:00.000Z', on: '2027-02-01', how } });
const answered = (state: 'approved' | 'refused'): Application => ({
  ...long,
  earlyStart: { state, from: '2027-09-30', reason: 'Es eilt.', requestedAt: '2026-12-01T09:00:00.000Z' },
});

/** Mails about decisions, money and what is owed, by template file: what the longest, the shortest and the oddest data make of it. */
export const moneyMails: Readonly<Record<string, (exampleData: boolean) => Readonly<Record<string, RenderedMail>>>> = (() => {
  const frame = (exampleData: boolean) => ({ county, siteUrl: 'https://teilhabe.example', exampleData });
  const each = (render: (given: Application, exampleData: boolean) => RenderedMail) => (exampleData: boolean) =>
    Object.fromEntries(both.map(([name, given]) => [name, render(given, exampleData)]));
  const folder = 'shared/mail/templates';
  return {
    [`${folder}/committee-decided-mail.ts`]: each((given, exampleData) => committeeDecidedMail.render(given, frame(exampleData))),
    [`${folder}/committee-deferred-mail.ts`]: each((given, exampleData) => committeeDeferredMail.render(given, frame(exampleData))),
    [`${folder}/decision-ready-mail.ts`]: (exampleData) => ({
      post: decisionReadyMail.render({ application, decision: sent('post') }, frame(exampleData)),
      'handed over': decisionReadyMail.render({ application: long, decision: sent('handed-over') }, frame(exampleData)),
      electronic: decisionReadyMail.render({ application, decision: sent('electronic') }, frame(exampleData)),
    }),
    [`${folder}/early-start-decided-mail.ts`]: (exampleData) => ({
      approved: earlyStartDecidedMail.render(answered('approved'), frame(exampleData)),
      refused: earlyStartDecidedMail.render(answered('refused'), frame(exampleData)),
    }),
    [`${folder}/information-due-mail.ts`]: each((given, exampleData) =>
      informationDueMail.render({ application: given, request: { ...informationRequest, dueDate: '2027-09-30' } }, frame(exampleData)),
    ),
    [`${folder}/information-overdue-mail.ts`]: each((given, exampleData) =>
      informationOverdueMail.render({ application: given, request: { ...informationRequest, points: ['Wer?'] } }, frame(exampleData)),
    ),
    [`${folder}/payment-released-mail.ts`]: (exampleData) => ({
      usual: paymentReleasedMail.render({ application, payment: releasedPayment }, frame(exampleData)),
      'due later': paymentReleasedMail.render({ application, payment: { ...releasedPayment, due: '2027-09-30' } }, frame(exampleData)),
      internal: paymentReleasedMail.render({ application: long, payment: { ...releasedPayment, payee: { kind: 'internal' } } }, frame(exampleData)),
      'as long as it gets': paymentReleasedMail.render(
        { application: long, payment: { ...releasedPayment, amount: 10_000_000_000, purpose: 'Zweck'.repeat(30) } },
        frame(exampleData),
      ),
    }),
    [`${folder}/proof-due-mail.ts`]: each((given, exampleData) => proofDueMail.render({ application: given, due: '2028-09-30' }, frame(exampleData))),
    [`${folder}/proof-overdue-mail.ts`]: each((given, exampleData) =>
      proofOverdueMail.render({ application: given, due: '2028-09-30' }, frame(exampleData)),
    ),
  };
})();
