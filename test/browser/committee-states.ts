import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { meetingIdOf, plannedMeeting } from '../../shared/domain/funding/meeting.ts';
import { committeeStore } from '../../shared/store/committee-store.ts';
import { advisory, committeeWorld, council, meetingDays } from '../support/committee-cases.ts';
import { signInStaff } from '../support/staff.ts';

// A meeting whose day has not come.
const comingDay = addDays(meetingDays.council, 30);

type Visit = (page: Page) => Promise<unknown>;

const list = '/amt/sitzungen';
const [first, second] = [`${list}/${meetingIdOf(meetingDays.advisory, advisory)}`, `${list}/${meetingIdOf(meetingDays.council, council)}`];

/** Pages of the committees, in each state that staff can meet them, by route. @param asStaff opens a page signed in */
export const committeeStates = (cloud: LocalCloud, asStaff: (path: string, of: Promise<string>) => Visit): Record<string, Record<string, Visit>> => {
  const people = {
    clerk: signInStaff(cloud, 'committee-clerk'),
    approver: signInStaff(cloud, 'approver'),
    audit: signInStaff(cloud, 'audit-office'),
  };
  /** A meeting with two cases on its agenda and one beside it, small cases, and one whose texts have personal data. */
  const cases = (async () => {
    const world = await committeeWorld(cloud);
    const [one, two, beside, small] = [
      await world.add({ proposed: 500_000 }),
      await world.add(),
      await world.add(),
      await world.add({ requested: 50_000 }),
    ];
    const items = [one, two].map(({ id, reference }) => ({ applicationId: id, reference, roundId: world.round.id, role: 'advises' as const }));
    const { keepMeeting } = committeeStore(world.access);
    await keepMeeting({ ...plannedMeeting(meetingDays.advisory, advisory), items, version: 1 });
    await keepMeeting({ ...plannedMeeting(comingDay, advisory), items: items.slice(1), version: 1 });
    world.close();
    return { one, two, beside, small };
  })();
  const at =
    (path: (known: Awaited<typeof cases>) => string, who: keyof typeof people = 'clerk'): Visit =>
    async (page) =>
      asStaff(path(await cases), people[who])(page);
  const press = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true }).click();
  const caseOf = (known: Awaited<typeof cases>, which: 'one' | 'beside' | 'small' = 'one'): string => `${list}/antrag/${known[which].id}`;

  return {
    'GET /amt/sitzungen': { 'list with a form': at(() => list), 'to look at only': at(() => list, 'audit') },
    'POST /amt/sitzungen': {
      'with errors': async (page) => {
        await at(() => list)(page);
        await press(page, 'Sitzung öffnen');
        await page.getByText('Bitte wählen Sie das Gremium.').first().waitFor();
      },
    },
    'GET /amt/sitzungen/{meeting}': {
      agenda: at(() => first),
      'without cases': at(() => second),
      'to look at only': at(() => first, 'audit'),
      saved: at(() => `${first}?gespeichert`),
      'to print': at(() => `${first}?ansicht=druck`),
      unknown: at(() => `${list}/2027-01-01-rat`),
    },
    'POST /amt/sitzungen/{meeting}': {
      'with errors': async (page) => {
        await at(() => first)(page);
        await page.fill(`[name="platz.${(await cases).one.reference}"]`, 'oben');
        await press(page, 'Tagesordnung speichern');
        await page.getByText('als Zahl von 1 bis 99').first().waitFor();
      },
    },
    'GET /amt/sitzungen/{meeting}/protokoll': {
      minutes: at(() => `${first}/protokoll`),
      saved: at(() => `${first}/protokoll?gespeichert=2`),
      'before its day': at(() => `${list}/${meetingIdOf(comingDay, advisory)}/protokoll`),
      'nothing on the agenda': at(() => `${second}/protokoll`),
    },
    'POST /amt/sitzungen/{meeting}/protokoll': {
      'with errors': async (page) => {
        await at(() => `${first}/protokoll`)(page);
        const { one, two } = await cases;
        await page.fill(`[name="${one.reference}.vorlage.ja"]`, 'viele');
        await page.fill(`[name="${two.reference}.vorlage.ja"]`, '999');
        await press(page, 'Ergebnisse speichern');
        await page.getByText('Bitte geben Sie die Zahl „Ja“ an').first().waitFor();
      },
    },
    'GET /amt/sitzungen/antrag/{id}': {
      'on an agenda': at((known) => caseOf(known)),
      'on none': at((known) => caseOf(known, 'beside')),
      'to look at only': at((known) => caseOf(known), 'audit'),
      saved: at((known) => `${caseOf(known)}?gespeichert`),
      unknown: at(() => `${list}/antrag/00000000-0000-4000-8000-999999999999`),
    },
    'POST /amt/sitzungen/antrag/{id}': {
      'a paper with errors': async (page) => {
        await at((known) => caseOf(known))(page);
        await page.fill('#nummer', '12');
        await press(page, 'Angaben zur Vorlage speichern');
        await page.getByText('Bitte schreiben Sie die Nummer so').first().waitFor();
      },
      'a motion with errors': async (page) => {
        await at((known) => caseOf(known))(page);
        await press(page, 'Beschlussantrag eintragen');
        await page.getByText('Bitte geben Sie den Rang').first().waitFor();
      },
      'with something taken out of the paper': async (page) => {
        await at((known) => caseOf(known, 'beside'))(page);
        await page.fill('#beschluss', 'Wir bewilligen. Fragen an 0171 2345678 oder kim@verein.example.');
        await press(page, 'Angaben zur Vorlage speichern');
        await page.getByText('Im Entwurf ist etwas entfernt').first().waitFor();
      },
    },
    'GET /amt/sitzungen/verwaltung': {
      'to decide': at(() => `${list}/verwaltung`, 'approver'),
      'to look at only': at(() => `${list}/verwaltung`),
      done: at(() => `${list}/verwaltung?gespeichert`, 'approver'),
    },
    'POST /amt/sitzungen/verwaltung': {
      'with errors': async (page) => {
        await at(() => `${list}/verwaltung`, 'approver')(page);
        await page.getByRole('button', { name: 'Entscheidung eintragen' }).first().click();
        await page.getByText('Bitte wählen Sie die Entscheidung.').first().waitFor();
      },
    },
  };
};
