import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { permitLate } from '../../infra/operations/late-permits.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { attach } from '../support/case-attachments.ts';
import { type DraftPerson, draftPerson } from '../support/draft-person.ts';
import { html } from '../support/files.ts';
import { openRoundNow, storedRounds } from '../support/stored-rounds.ts';
import { changed, typedSections } from '../support/typed-sections.ts';

/** Rounds are remembered for five seconds (`remembered-rounds.ts`). */
const untilForgotten = () => new Promise((resolve) => setTimeout(resolve, 5_100));

/** Every section begun, and something wrong in each. */
const broken = async (owner: DraftPerson): Promise<string> => {
  const round = openRoundNow();
  const draft = await owner.begin(round);
  const typed = typedSections(round, owner.address);
  await owner.save(draft, 'pruefen', changed(typed.pruefen, { 'check.place': 'elsewhere', 'check.start': 'begun' }));
  const organisation = changed(typed.organisation, {
    'organisation.account.iban': 'DE88 3704 0044 0532 0130 00',
    'organisation.tax.noticeDate': '31.2.2020',
    'organisation.postcode': '1',
    'contact.email': 'keine',
    'organisation.name': 'x'.repeat(151),
    'organisation.signatories.0.email': '',
    'organisation.seatInCounty': 'nein',
  });
  await owner.save(draft, 'organisation', organisation);
  await owner.save(
    draft,
    'projekt',
    changed(typed.projekt, { 'project.startDate': 'bald', 'project.endDate': '1.1.2020', 'project.kind': 'extension' }),
  );
  await owner.save(draft, 'ziele', [
    ...changed(typed.ziele, { 'goals.goals.0.target': '', 'goals.participants': 'viele' }),
    ['goals.targetGroups', 'children'],
    ['goals.goals.1.goal', 'Nur ein Ziel'],
  ]);
  await owner.save(draft, 'kosten', [
    ...changed(typed.kosten, { 'costs.0.quantity': 'zehn', 'costs.1.amount': '5000', 'costs.2.category': '' }),
    ['costs.3.category', 'staff'],
    ['costs.3.amount', '9.000'],
  ]);
  await owner.save(
    draft,
    'finanzierung',
    changed(typed.finanzierung, { 'financing.0.amount': '399,99', 'financing.1.amount': 'alles', sameCostsElsewhere: 'ja' }),
  );
  await owner.upload(draft, 'Satzung.pdf', 'statutes', 'pdf', html());
  await owner.save(draft, 'anlagen', []);
  await owner.save(draft, 'erklaerungen', typed.erklaerungen.slice(2));
  return draft;
};

/** People and their drafts in every state, made once for all pages. */
export const draftWorld = async (cloud: LocalCloud) => {
  const rounds = storedRounds(cloud);
  const round = openRoundNow();
  const closing = await rounds.newRound('frist-vorbei');
  const changing = await rounds.newRound('neue-bedingungen');
  await untilForgotten();
  // As long as addresses are that no line of a phone holds.
  const names = ['anna', 'bert.mit-einem-ziemlich-langen-namen', 'neu'];
  const [owner, editor, newcomer] = await Promise.all(names.map((name) => draftPerson(cloud, `${name}@entwuerfe.example`)));
  if (owner === undefined || editor === undefined || newcomer === undefined) throw new Error('nobody signed in');

  const closed = await owner.complete(closing);
  const renewed = await owner.begin(changing);
  await owner.save(renewed, 'projekt', typedSections(changing, owner.address).projekt);
  await rounds.changeRound(closing, { closesAt: new Date(Date.now() - 1000).toISOString() });
  await rounds.changeRound(changing, { maximumGrant: 100_000 });
  const permit = await permitLate(
    { round: closing.id, reason: 'Das System war gestört.', until: inBerlin(new Date().toISOString()).date, by: 'KIT-Stelle' },
    { ...surroundings, siteUrl: cloud.url, funding: rounds.funding, permits: rounds.permits },
  );
  if (typeof permit === 'string') throw new Error(permit);

  const [fresh, full] = [await owner.begin(round), await owner.complete(round)];
  const wrong = await broken(owner);
  await owner.post(`${full}/mitarbeit`, [['email', editor.address]]);
  // Every other one is being checked, for as long as nobody answers.
  await attach(rounds.access, wrong.split('/').at(-1) ?? '', 3);
  const sent = await owner.complete(round);
  await owner.send(sent);
  await rounds.close();
  await untilForgotten();
  const { pathname, search } = new URL(permit.address);
  return {
    cloud,
    owner,
    editor,
    newcomer,
    drafts: { fresh, full, wrong, closed, renewed, unknown: `/antrag/entwuerfe/${randomUUID()}` },
    permitPath: `${pathname}${search}`,
  };
};

/** @see draftWorld */
export type DraftWorld = Awaited<ReturnType<typeof draftWorld>>;

/** Opens a page as somebody who is signed in. */
export const enterAs = async (page: Page, { cloud }: Pick<DraftWorld, 'cloud'>, { session }: Pick<DraftPerson, 'session'>, path: string) => {
  const { hostname: domain } = new URL(cloud.url);
  await page.context().addCookies([{ name: '__Host-session', value: session, domain, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
  await page.goto(`${cloud.url}${path}`);
  if (page.url().includes('ziel=')) throw new Error('the browser did not send the session cookie');
};
