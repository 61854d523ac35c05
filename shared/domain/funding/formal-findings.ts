import { addDays, formatDate, formatInstant } from '../calendar.ts';
import { formatEuro, sumCents } from '../money.ts';
import type { FieldError } from '../refusal.ts';
import { missingConfirmations } from './confirmation.ts';
import { offersNeeded } from './cost-line.ts';
import { formatDeadline } from './deadline.ts';
import type { CheckedCase, Finding } from './formal-check.ts';
import { inRegister, lastDayOfNotice, withoutAccount, withTaxNotice } from './organisation-rules.ts';
import { isOthersMoney, overheadIsKept, ownShareIsEnough, plansBalance, publicShareIsKept, staffCostsOf } from './plan-rules.ts';
import { periodIsInBudgetYear, projectIsNotTooLong } from './project-rules.ts';
import { costCategories, legalForms } from './round.ts';
import { exceedsShare, formatShare, shareAbove } from './shares.ts';
import { requiredPapers } from './statement-rules.ts';
import { paperKinds, taxNotices } from './submission-codes.ts';

const ok = (text: string): Finding => ({ result: 'ok', text });
const wrong = (text: string): Finding => ({ result: 'not-ok', text });
const look = (text: string): Finding => ({ text });

// The rules speak to applicants: what they ask them to do is no finding. The point of a day ends no sentence (`1. Januar`).
const sentences = (text: string): string[] => text.split(/(?<=[.!?])(?<!(?:^|\D)\d{1,2}\.) (?=\p{Lu})/u);
const forStaff = (errors: readonly FieldError[]): string =>
  errors
    .flatMap(({ message }) => sentences(message))
    .filter((said) => !/\b(?:Sie|Ihre?[mnrs]?|Bitte)\b/.test(said))
    .join(' ');
const byRule = (errors: readonly FieldError[], fine: string): Finding => (errors.length === 0 ? ok(fine) : wrong(forStaff(errors)));

const early = { requested: 'Der Wunsch ist noch nicht entschieden.', approved: 'Er ist erlaubt.', refused: 'Er ist nicht erlaubt.' } as const;

type Check = { readonly title: string /** `undefined`: the round does not ask that. */; readonly find: (of: CheckedCase) => Finding | undefined };

/** Every question of the formal check, in the order in which people look at a file. */
export const findings: Readonly<Record<string, Check>> = {
  deadline: {
    title: 'Frist eingehalten',
    find: ({ application: { submittedAt }, round: { opensAt, closesAt } }) => {
      const at = `Eingegangen am ${formatInstant(submittedAt)}. Die Runde nimmt Anträge an bis ${formatDeadline({ closesAt })}.`;
      return Date.parse(opensAt) <= Date.parse(submittedAt) && Date.parse(submittedAt) < Date.parse(closesAt) ? ok(at) : wrong(at);
    },
  },
  'legal-form': {
    title: 'Rechtsform ist zugelassen',
    find: ({ application: { organisation }, round }) =>
      (round.legalForms.includes(organisation.legalForm) ? ok : wrong)(`${legalForms[organisation.legalForm]}.`),
  },
  seat: {
    title: 'Sitz im Kreis',
    find: ({ application: { organisation }, round }) =>
      !round.seatInCounty
        ? undefined
        : organisation.seatInCounty
          ? ok('Der Antrag nennt einen Sitz im Kreis.')
          : wrong('Der Sitz ist nicht im Kreis.'),
  },
  register: {
    title: 'Eintrag im Register',
    find: ({ application: { organisation } }) =>
      !inRegister.includes(organisation.legalForm)
        ? undefined
        : organisation.register === undefined
          ? wrong('Der Antrag nennt keinen Eintrag.')
          : look(`${organisation.register.court}, ${organisation.register.number}. Bitte mit dem Registerauszug vergleichen.`),
  },
  'tax-notice': {
    title: 'Gemeinnützigkeit ist aktuell nachgewiesen',
    find: ({ application: { organisation }, submittedOn }) => {
      if (!withTaxNotice.includes(organisation.legalForm)) return undefined;
      const { notice, noticeDate } = organisation.tax ?? {};
      if (notice === undefined || notice === 'none') return look('Die Organisation ist nach eigener Angabe nicht als gemeinnützig anerkannt.');
      if (notice === 'applied' || noticeDate === undefined) return wrong(`${taxNotices[notice]}. Ein Datum fehlt.`);
      const last = lastDayOfNotice(noticeDate, notice === 'exemption' ? 5 : 3);
      const said = `${taxNotices[notice]} vom ${formatDate(noticeDate)}. Er gilt als aktuell bis zum ${formatDate(last)}.`;
      return submittedOn <= last ? ok(said) : wrong(said);
    },
  },
  'account-holder': {
    title: 'Konto gehört der Organisation',
    find: ({ application: { organisation } }) => {
      if (withoutAccount.includes(organisation.legalForm)) return undefined;
      const { account, name } = organisation;
      if (account === undefined) return wrong('Der Antrag nennt kein Konto.');
      const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
      return plain(account.holder) === plain(name)
        ? ok('Das Konto läuft auf den Namen der Organisation.')
        : look(`Das Konto läuft auf „${account.holder}“, die Organisation heißt „${name}“.`);
    },
  },
  confirmations: {
    title: 'Vertretungsberechtigte haben bestätigt',
    find: ({ application }) => {
      const missing = missingConfirmations(application);
      const people = application.confirmations ?? [];
      if (people.length === 0 && missing === 0) return look('Für diesen Antrag wurde keine Bestätigung angefragt.');
      return missing === 0 ? ok('Alle nötigen Bestätigungen sind da.') : wrong(`Es fehlen noch Bestätigungen: ${missing}.`);
    },
  },
  declarations: {
    title: 'Erklärungen sind vollständig',
    find: ({ application, round }) => {
      const missing = round.texts.declarations.filter(({ code }) => !application.declarations.some((made) => made.code === code));
      return missing.length === 0 ? ok('Alle Erklärungen der Runde sind abgegeben.') : wrong(`Es fehlen Erklärungen: ${missing.length}.`);
    },
  },
  papers: {
    title: 'Unterlagen sind vollständig',
    find: ({ application, round, papers }) => {
      const needed = requiredPapers(application.organisation.legalForm, round);
      const missing = needed.filter((kind) => !papers.includes(kind));
      if (needed.length === 0) return ok('Die Runde verlangt für diese Rechtsform keine Unterlagen.');
      return missing.length === 0
        ? ok(`Es liegt vor: ${needed.map((kind) => paperKinds[kind]).join('; ')}.`)
        : wrong(`Es fehlt: ${missing.map((kind) => paperKinds[kind]).join('; ')}.`);
    },
  },
  'not-begun': {
    title: 'Projekt hat noch nicht begonnen',
    find: ({ application: { project, earlyStart } }) =>
      project.start === 'early' || earlyStart !== undefined
        ? look(
            `Das Projekt möchte vor der Entscheidung beginnen.${earlyStart === undefined ? ' Gebeten hat darum noch niemand.' : ` ${early[earlyStart.state]}`}`,
          )
        : look('Nach eigener Angabe kommt der erste Vertrag erst nach der Entscheidung.'),
  },
  'lead-time': {
    title: 'Vorlauf bis zum Beginn',
    find: ({ application: { project, requestedAmount, earlyStart }, round, submittedOn }) => {
      const days = round.applications.leadTimes.find(({ upTo }) => upTo === undefined || requestedAmount <= upTo)?.days;
      if (days === undefined) return undefined;
      const first = addDays(submittedOn, days);
      const said = `Nötig sind ${days} Tage, also ein Beginn ab ${formatDate(first)}. Geplant ist der ${formatDate(project.startDate)}.`;
      if (project.startDate >= first) return ok(said);
      return earlyStart?.state === 'approved' ? ok(`${said} Der frühere Beginn ist erlaubt.`) : wrong(said);
    },
  },
  'budget-year': {
    title: 'Zeitraum passt zum Haushaltsjahr',
    find: ({ facts, round }) => byRule(periodIsInBudgetYear(facts.project, round), `Haushaltsjahr ${round.budgetYear}.`),
  },
  duration: {
    title: 'Dauer des Projekts',
    find: ({ facts, round }) => byRule(projectIsNotTooLong(facts.project, round), `Möglich sind höchstens ${round.duration.maximumMonths} Monate.`),
  },
  amount: {
    title: 'Betrag liegt in den Grenzen der Runde',
    find: ({ application: { requestedAmount }, round: { minimumGrant, maximumGrant } }) =>
      (minimumGrant <= requestedAmount && requestedAmount <= maximumGrant ? ok : wrong)(
        `Beantragt sind ${formatEuro(requestedAmount)}. Möglich sind ${formatEuro(minimumGrant)} bis ${formatEuro(maximumGrant)}.`,
      ),
  },
  'organisation-cap': {
    title: 'Grenze je Organisation',
    find: ({ application: { id, organisation, requestedAmount }, round: { maximumPerOrganisation }, others }) => {
      if (maximumPerOrganisation === undefined) return undefined;
      const own = others.filter(
        (row) => row.id !== id && row.organisation === organisation.name && !['withdrawn', 'rejected', 'declined'].includes(row.state),
      );
      const sum = requestedAmount + sumCents(own.map((row) => row.requestedAmount));
      const said = `Mit ${own.length} weiteren Anträgen dieser Organisation sind ${formatEuro(sum)} beantragt. Möglich sind ${formatEuro(maximumPerOrganisation)}.`;
      return sum <= maximumPerOrganisation ? ok(said) : wrong(said);
    },
  },
  balance: { title: 'Kosten und Finanzierung sind gleich', find: ({ plans }) => byRule(plansBalance(plans), 'Beide Summen sind gleich.') },
  'staff-quota': {
    title: 'Personalkostenquote',
    find: ({ plans, round }) => {
      const { maximumShare } = round.staffCosts;
      if (maximumShare === 10_000 || plans.costs === undefined) return undefined;
      const { staff, total } = staffCostsOf(plans.costs, round);
      if (total === 0) return undefined;
      const said = `${formatEuro(staff)} von ${formatEuro(total)}, das sind ${formatShare(shareAbove(staff, total))}. Erlaubt sind ${formatShare(maximumShare)}.`;
      return exceedsShare(staff, total, maximumShare) ? wrong(said) : ok(said);
    },
  },
  'own-share': {
    title: 'Eigenanteil',
    find: ({ plans, round }) =>
      round.financing.minimumOwnShare === 0
        ? undefined
        : byRule(ownShareIsEnough(plans, round), `Nötig sind mindestens ${formatShare(round.financing.minimumOwnShare)}.`),
  },
  'public-share': {
    title: 'Anteil öffentlicher Mittel',
    find: ({ plans, round }) =>
      round.financing.maximumPublicShare === 10_000
        ? undefined
        : byRule(publicShareIsKept(plans, round), `Erlaubt sind ${formatShare(round.financing.maximumPublicShare)}.`),
  },
  overhead: {
    title: 'Verwaltungspauschale',
    find: ({ plans, round }) =>
      round.costs.maximumOverhead === 10_000 || !plans.costs?.some(({ code }) => code === 'overhead')
        ? undefined
        : byRule(overheadIsKept(plans, round), `Erlaubt sind ${formatShare(round.costs.maximumOverhead)} der Kosten.`),
  },
  offers: {
    title: 'Vergleichsangebote',
    find: ({ application: { costs }, round }) => {
      const asked = costs.filter((line) => offersNeeded(line, round) > 0);
      if (asked.length === 0) return undefined;
      const fewer = asked.filter((line) => (line.offers ?? 0) < offersNeeded(line, round));
      if (fewer.length === 0)
        return ok(asked.length === 1 ? 'Für eine Zeile sind genug Angebote angegeben.' : `Für ${asked.length} Zeilen sind genug Angebote angegeben.`);
      const said = fewer.map(
        (line) => `„${line.description}“ (${costCategories[line.category]}): ${line.offers ?? 0} von ${offersNeeded(line, round)}`,
      );
      return fewer.every(({ offersReason }) => offersReason !== undefined)
        ? look(`Weniger Angebote mit Begründung: ${said.join('; ')}.`)
        : wrong(`Zu wenige Angebote: ${said.join('; ')}.`);
    },
  },
  'double-funding': {
    title: 'Keine Doppelförderung',
    find: ({ application: { sameCostsElsewhere, financing } }) => {
      const open = financing.filter(({ source, status }) => isOthersMoney(source) && status !== 'approved');
      if (sameCostsElsewhere) return wrong('Nach eigener Angabe bezahlt jemand anderes dieselben Ausgaben.');
      return open.length === 0
        ? ok('Nach eigener Angabe bezahlt niemand dieselben Ausgaben.')
        : look(`Andere Mittel sind noch nicht zugesagt: ${formatEuro(sumCents(open.map(({ amount }) => amount)))}.`);
    },
  },
  guideline: { title: 'Vorhaben passt zur Leitlinie', find: ({ round }) => look(`Leitlinie ${round.guidelineVersion}. Das beurteilt ein Mensch.`) },
};
