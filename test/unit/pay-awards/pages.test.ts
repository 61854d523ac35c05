import { expect, it } from 'vitest';
import { casePage } from '../../../functions/pay-awards/case-page.tsx';
import { listPage } from '../../../functions/pay-awards/list-page.tsx';
import { county } from '../../../shared/county/county.ts';
import type { Role } from '../../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../../shared/domain/access/staff-session.ts';
import type { Application } from '../../../shared/domain/funding/application.ts';
import { caseRowSchema, rowOf } from '../../../shared/domain/funding/case-row.ts';
import { type Payment, planOf } from '../../../shared/domain/funding/payment.ts';
import { workingDays } from '../../../shared/domain/working-days.ts';
import { award, releasedPayment } from '../../support/paid-cases.ts';
import { application as example } from '../mail/examples.ts';

const site = { county, exampleData: false, siteUrl: 'https://teilhabe.example' };
const staffOf = (role: Role): StaffSession => ({
  subject: role,
  name: 'Kai Kasse',
  roles: [role],
  authenticatedAt: '2027-03-11T09:00:00.000Z',
  expiresAt: 0,
  seenAt: 0,
});
const application: Application = { ...example, state: 'running', approvedAmount: 750_000, approvedByYear: [{ year: 2027, amount: 750_000 }] };
const known = { today: '2027-03-11', isWorkingDay: workingDays(county.holidays) };
const fileWith = (...payments: readonly Payment[]) => ({ application, decisions: [award(application.id)], payments, lifts: [] });
const planWith = (...payments: readonly Payment[]) => planOf(fileWith(...payments), known);
const ordered: Payment = { ...releasedPayment, number: 2, state: 'ordered', released: undefined };
const { instalment: _whole, ...half } = { ...releasedPayment, amount: 200_000 };
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');

const pageOf = (role: Role, ...payments: readonly Payment[]): string => {
  const view = { staff: staffOf(role), file: fileWith(...payments), plan: planWith(...payments), overdue: [], isLifted: false, ...known };
  return casePage(site, { ...view, request: application.id }, {});
};

it('a case leads who may release to where it is done, as long as a payment waits', () => {
  const link = '<a class="kern-link" href="/amt/zahlungen">Zur Freigabe der angeordneten Auszahlungen</a>';
  expect(pageOf('cashier', releasedPayment, ordered).replace(/ kern-link--[a-z-]+/g, '')).toContain(link);
  expect(pageOf('cashier', releasedPayment)).not.toContain('Zur Freigabe');
  expect(pageOf('caseworker', releasedPayment, ordered)).not.toContain('Zur Freigabe');
});

it('an instalment of which a part is paid names on the list what is open once, and on the page of its case beside the whole', () => {
  const staff = staffOf('caseworker');
  const [instalment] = planWith(half);
  if (instalment === undefined) throw new Error('the plan has an instalment');
  const row = caseRowSchema.parse(rowOf(application));
  const empty = { blocked: [], coming: [], waiting: [], released: [], transfers: [], more: false, files: [] };
  const list = { ...empty, due: [{ row, instalment, overdue: [] }] };
  const shown = words(listPage(site, { staff, list }, { request: application.id }));
  expect(shown).toContain('Rate 1 2.000,00 € kann angeordnet werden');
  expect(shown).not.toContain('noch 2.000,00');
  expect(words(pageOf('caseworker', half))).toContain('Rate 1 4.000,00 € Haushalt 2027 noch 2.000,00 €: kann angeordnet werden');
});
