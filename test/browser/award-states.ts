import type { Page } from 'playwright-core';
import { issueDecision } from '../../functions/decide-awards/approve-decision.ts';
import { noteDispatch } from '../../functions/decide-awards/note-dispatch.ts';
import { prepareDecision } from '../../functions/decide-awards/prepare-decision.ts';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { awardsAtCloud } from '../support/awards-at-cloud.ts';
import { approver, caseworker, termsOver } from '../support/decided-cases.ts';
import { signInStaff } from '../support/staff.ts';

type Visit = (page: Page) => Promise<unknown>;
type AsStaff = (path: string, of?: Promise<string>) => Visit;

const list = '/amt/entscheidungen';

/** Pages of decisions and budgets, in each state that staff can meet them, by route. */
export const awardStates = (cloud: LocalCloud, asStaff: AsStaff): Record<string, Record<string, Visit>> => {
  const [sascha, zoe] = [signInStaff(cloud, 'caseworker'), signInStaff(cloud, 'approver')];
  /** A case at each step; the budgets of the years after the example's are adopted here. */
  const cases = (async () => {
    const awards = awardsAtCloud(cloud);
    const { deps, decided, given, year, stores } = awards;
    const later = year + 1;
    await stores.keepBudget(
      undefined,
      { year: later, total: 5_000_000, earmarks: [{ label: 'Kultur', amount: 100_000 }], reserve: 50_000, status: 'adopted' },
      { by: approver, at: deps.now() },
    );
    const own = { ...(await decided('INT-2026-6000')).project, startDate: `${later}-03-01`, endDate: `${later}-11-30` };
    const prepared = async (reference: string, amount = 700_000) => {
      const application = await given({ roundId: String(year), reference, project: own });
      const decision = crypto.randomUUID();
      const { id, version } = application;
      await prepareDecision({ id, version, decision, terms: termsOver('award', amount) }, caseworker, deps);
      return { id, decision, version: version + 1 };
    };
    const [fresh, waiting, issued, sent] = [
      await decided('INT-2026-6001'),
      await prepared('INT-2026-6002'),
      await prepared('INT-2026-6003'),
      await prepared('INT-2026-6004'),
    ];
    for (const chosen of [issued, sent]) await issueDecision(chosen, approver, deps);
    await noteDispatch({ ...sent, version: sent.version + 1 }, { on: '2026-12-02', how: 'post' }, caseworker, deps);
    awards.stop();
    return { fresh: fresh.id, waiting: waiting.id, issued: issued.id, sent: sent.id, year, later };
  })();
  type Cases = Awaited<typeof cases>;
  const at =
    (pathOf: (of: Cases) => string, who: Promise<string> = sascha): Visit =>
    async (page) =>
      asStaff(pathOf(await cases), who)(page);
  const press =
    (visit: Visit, button: string, wait: string): Visit =>
    async (page) => {
      await visit(page);
      await page.getByRole('button', { name: button }).click();
      await page.getByText(wait).first().waitFor();
    };
  const form = (kind: string) => at(({ fresh, issued }) => `${list}/${kind === 'award' ? fresh : issued}/vorbereiten?art=${kind}`);

  return {
    'GET /amt/entscheidungen': { 'something at every step': at(() => list) },
    'GET /amt/entscheidungen/{id}': {
      'nothing prepared': at(({ fresh }) => `${list}/${fresh}`),
      'waits for the second person': at(({ waiting }) => `${list}/${waiting}`, zoe),
      'own, waits': at(({ waiting }) => `${list}/${waiting}`),
      issued: at(({ issued }) => `${list}/${issued}`),
      dispatched: at(({ sent }) => `${list}/${sent}`),
      unknown: at(() => `${list}/00000000-0000-4000-8000-999999999999`),
    },
    'GET /amt/entscheidungen/{id}/vorbereiten': {
      award: form('award'),
      amendment: form('amendment'),
      release: form('release'),
      decline: form('decline'),
      revocation: form('revocation'),
    },
    'POST /amt/entscheidungen/{id}/vorbereiten': {
      'with errors': async (page) => {
        await form('award')(page);
        await page.fill('#betrag', 'viel');
        await page.getByText('Eigene Raten eintragen').click();
        await page.fill('#raten-1-betrag', '10');
        await page.getByRole('button', { name: 'Zur Freigabe geben' }).click();
        await page.getByText('Bitte schreiben Sie einen Betrag').first().waitFor();
      },
    },
    'POST /amt/entscheidungen/{id}': {
      'without a day': press(
        at(({ issued }) => `${list}/${issued}`),
        'Versand eintragen',
        'Bitte nennen Sie den Tag',
      ),
    },
    'POST /amt/entscheidungen/{id}/freigabe': {
      'without a reason': press(
        at(({ waiting }) => `${list}/${waiting}`, zoe),
        'Zurückgeben',
        'Bitte schreiben Sie, was zu ändern ist',
      ),
    },
    'GET /amt/entscheidungen/{id}/bescheid/{number}': { 'not there': at(({ waiting }) => `${list}/${waiting}/bescheid/1`) },
    'GET /amt/haushalt': { years: at(() => '/amt/haushalt') },
    'GET /amt/haushalt/{year}': {
      'with bookings': at(({ later }) => `/amt/haushalt/${later}`),
      'may change it': at(({ later }) => `/amt/haushalt/${later}`, zoe),
      'not entered': at(({ later }) => `/amt/haushalt/${later + 3}`, zoe),
    },
    'POST /amt/haushalt/{year}': {
      'below what is bound': async (page) => {
        await at(({ later }) => `/amt/haushalt/${later}`, zoe)(page);
        await page.fill('#ansatz', '2.000,00');
        await page.getByRole('button', { name: 'Speichern' }).click();
        await page.getByText('Gebunden sind schon').first().waitFor();
      },
    },
  };
};
