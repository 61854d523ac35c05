import { describe, expect, it } from 'vitest';
import { agendaPage } from '../../../functions/hold-meetings/agenda-page.tsx';
import { casePage } from '../../../functions/hold-meetings/case-page.tsx';
import { listMeetings } from '../../../functions/hold-meetings/find-meetings.ts';
import { listPage } from '../../../functions/hold-meetings/list-page.tsx';
import { routeLinesOf } from '../../../functions/hold-meetings/make-papers.ts';
import { minutesPage } from '../../../functions/hold-meetings/minutes-page.tsx';
import type { Case, ListedCase } from '../../../functions/hold-meetings/read-case.ts';
import { county } from '../../../shared/county/county.ts';
import type { StaffSession } from '../../../shared/domain/access/staff-session.ts';
import { caseRowSchema, rowOf } from '../../../shared/domain/funding/case-row.ts';
import { type Consultation, newConsultation, nextStepOf } from '../../../shared/domain/funding/committee.ts';
import { decisionPaper } from '../../../shared/domain/funding/decision-paper.ts';
import { type Meeting, plannedMeeting } from '../../../shared/domain/funding/meeting.ts';
import type { Motion } from '../../../shared/domain/funding/motion.ts';
import type { Round } from '../../../shared/domain/funding/round.ts';
import { advising, assessed, deciding, review, signed, source } from '../../support/committee-papers.ts';
import { fullRound } from '../../support/full-submission.ts';

const site = { county, exampleData: false, siteUrl: 'https://teilhabe.example' };
const staff: StaffSession = {
  subject: 'gerrit',
  name: 'Gerrit Gremium',
  roles: ['committee-clerk'],
  authenticatedAt: signed.at,
  expiresAt: 0,
  seenAt: 0,
};
const item = { applicationId: assessed.id, reference: assessed.reference, roundId: assessed.roundId, role: 'advises' } as const;
const meetingOn = (date: string): Meeting => ({ ...plannedMeeting(date, advising), items: [item], version: 1 });
const [extra, regular] = [meetingOn('2026-11-27'), meetingOn('2027-02-04')];
const proposal = { text: 'So', amount: 500_000 };
// Both have a motion; only the extra meeting has voted.
const [lapsed, settled] = [
  { ...newConsultation(assessed.id, regular, 'advises', proposal), version: 1 },
  { ...newConsultation(assessed.id, extra, 'advises', proposal), version: 1, outcome: { result: 'rejected', ...signed } as const },
];
const route = [
  { body: advising, role: 'advises' },
  { body: deciding, role: 'decides' },
] as const;
const caseWith = (consultations: Case['consultations']): Case => ({
  ...{ application: assessed, round: undefined, route, review, decisions: [], paper: undefined, proposed: 500_000 },
  ...{ consultations, next: nextStepOf(route, consultations) },
});
const of = caseWith([settled, lapsed]);
const listed = (each: Case): ListedCase => ({ item, of: each });
const untyped = { typed: new URLSearchParams(), errors: [] };
const sums = { requested: 0, proposed: 0, free: [] };
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
const agendaOf = (meeting: Meeting, each: Case, alsoOn: readonly (readonly [string, readonly Meeting[]])[] = []): string =>
  agendaPage(site, staff, { agenda: { meeting, on: [listed(each)], off: [], alsoOn: new Map(alsoOn) }, sums, form: untyped, isSaved: false });
const minutesOf = (each: Case): string =>
  minutesPage(site, staff, { agenda: { meeting: regular, on: [listed(each)] }, isHeld: true, form: undefined, saved: undefined });

describe('a case that an extra meeting has settled', () => {
  const lines = routeLinesOf(of, [extra, regular], '2026-11-27');

  it('shows that meeting and its result in its route and in its paper', () => {
    expect(lines.map(({ date, consultation }) => [date, consultation?.meeting])).toEqual([
      ['2026-11-27', extra.id],
      [undefined, undefined],
    ]);
    const page = words(
      casePage(site, staff, { of, route: lines, removals: [], meetings: [], form: undefined, isSaved: false, request: assessed.id }),
    );
    expect(page).toContain(`${advising} Beratung 27. November 2026 nicht empfohlen`);
    expect(page).toContain('nicht abgestimmt, in anderer Sitzung erledigt');
    const paper = JSON.stringify(decisionPaper({ ...source, route: lines }).paper.sections[0]);
    expect(paper).toContain('"27. November 2026","nicht empfohlen');
    expect(paper).not.toContain('4. Februar 2027');
  });

  it('stands on the later agenda as settled, with day and result, and has no form for votes there', () => {
    expect(words(agendaOf(regular, of))).toContain('erledigt am 27. November 2026: nicht empfohlen');
    expect(words(agendaOf(extra, of))).toContain('5.000,00 € nicht empfohlen');
    const minutes = minutesOf(of);
    expect(words(minutes)).toContain('Ergebnis: erledigt am 27. November 2026: nicht empfohlen');
    expect(minutes).not.toContain('name="INT-2026-0042.');
    expect(minutes).not.toContain('Ergebnisse speichern');
    expect(minutesOf(caseWith([lapsed]))).toContain('name="INT-2026-0042.vorlage.ja"');
  });
});

describe('a motion', () => {
  const extraMotion: Motion = { id: 'm1', rank: 1, text: 'Weniger', amount: 100, by: 'Fraktion A' };
  const withMotion = (over: Partial<Consultation> = {}) => ({ ...lapsed, motions: [extraMotion, ...lapsed.motions], ...over });
  const pageOf = (each: Case, by = staff): string =>
    casePage(site, by, { of: each, route: [], removals: [], meetings: [], form: undefined, isSaved: false, request: assessed.id });

  it('can be taken back on the page of its case until somebody has voted, the proposal of the administration never', () => {
    const open = pageOf(caseWith([withMotion()]));
    expect(open.match(/value="zurueckziehen"/g)).toHaveLength(1);
    expect(words(open)).toContain('Beschlussantrag 1 (Fraktion A) zurückziehen');
    const votes = { yes: 1, no: 2, abstain: 0, excluded: 0 };
    for (const each of [
      caseWith([withMotion({ motions: [{ ...extraMotion, withdrawn: true }] })]),
      caseWith([withMotion({ motions: [{ ...extraMotion, votes }, ...lapsed.motions] })]),
      caseWith([settled, withMotion()]),
      caseWith([withMotion({ outcome: settled.outcome })]),
    ])
      expect(pageOf(each)).not.toContain('zurueckziehen');
    expect(pageOf(caseWith([withMotion()]), { ...staff, roles: ['audit-office'] })).not.toContain('zurueckziehen');
  });
});

describe('the list of meetings', () => {
  const round: Round = {
    ...fullRound,
    decision: {
      ...fullRound.decision,
      routes: [{ steps: [...route] }],
      meetings: [regular, plannedMeeting('2027-02-18', deciding), plannedMeeting('2027-04-15', advising)],
    },
  };
  const shown = async (written: readonly Meeting[], consultations: readonly Consultation[] = []) => {
    const file = { application: assessed, events: [], requests: [], review, decisions: [] };
    const list = await listMeetings('gerrit', {
      meetings: async () => [...written],
      meeting: async () => undefined,
      rounds: async () => [round],
      roundVersion: async () => round,
      rowsOfRound: async () => [caseRowSchema.parse(rowOf(assessed))],
      caseFile: async () => ({ ...file, others: (entity) => (entity === 'consultation' ? consultations : []) }),
      county,
      now: () => signed.at,
    });
    return words(listPage(site, staff, { ...list, form: untyped }));
  };

  it('says of which empty agenda a case waits, until one has it or its body is done', async () => {
    const waiting = await shown([]);
    expect(waiting).toContain(`${advising}, Donnerstag, 4. Februar 2027 noch leer, es warten Anträge`);
    expect(waiting).toMatch(/18\. Februar 2027 noch leer(?!,)/);
    expect(waiting.split('es warten Anträge')).toHaveLength(2);
    const planned = await shown([{ ...extra, id: meetingOn('2026-12-03').id, date: '2026-12-03' }]);
    expect(planned).toContain('3. Dezember 2026 angelegt');
    expect(planned).not.toContain('es warten Anträge');
    const advised = await shown([extra], [settled]);
    expect(advised).toMatch(/4\. Februar 2027 noch leer(?!,)/);
    expect(advised).toContain(`${deciding}, Donnerstag, 18. Februar 2027 noch leer, es warten Anträge`);
  });
});

it('a case that two meetings wait with is named on the agenda, with the other meeting', () => {
  const waiting = caseWith([]);
  const page = agendaOf(extra, waiting, [[assessed.id, [regular]]]);
  expect(words(page)).toContain('Ein Antrag steht auf zwei Tagesordnungen');
  expect(words(page)).toContain('offen Steht auch auf der Tagesordnung vom 4. Februar 2027');
  expect(page).toContain(`href="/amt/sitzungen/${regular.id}"`);
  expect(words(agendaOf(extra, waiting))).not.toContain('zwei Tagesordnungen');
});
