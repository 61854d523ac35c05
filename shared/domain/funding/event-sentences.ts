import { formatEuro } from '../money.ts';
import { type ApplicationEvent, applicationStates } from './application.ts';

/** What of an event a sentence is made of. */
type Told = Pick<ApplicationEvent, 'kind' | 'actor' | 'actorName' | 'amount' | 'subject' | 'from' | 'to'>;

const amountOf = ({ amount }: Told, before: string): string => (amount === undefined ? '' : ` ${before} ${formatEuro(amount)}`);

// What an event is called when it is about one of several: the request, the motion or the decision keeps its id in the event.
const decisions: Partial<Record<ApplicationEvent['to'], string>> = {
  award_issued: 'den Bescheid über die Bewilligung',
  rejected: 'den Bescheid über die Ablehnung',
  revoked: 'den Bescheid über den Widerruf',
  declined: 'den Verzicht der Antragstellenden',
};

/** What somebody has done, each as the end of a sentence that begins with who it was: „… hat die formale Prüfung eingetragen.“ */
const predicates: Readonly<Record<ApplicationEvent['kind'], (event: Told) => string>> = {
  'application.submitted': () => 'hat den Antrag eingereicht.',
  'application.withdrawn': () => 'hat den Antrag zurückgezogen.',
  'application.confirmed': () => 'hat den Antrag bestätigt.',
  'confirmation.asked': () => 'hat eine Bestätigung angefragt.',
  'information.requested': () => 'hat eine Nachforderung gestellt.',
  'information.answered': () => 'hat die Nachforderung beantwortet.',
  'early-start.requested': () => 'hat gebeten, vor der Entscheidung beginnen zu dürfen.',
  'early-start.decided': ({ subject }) =>
    subject === 'approved'
      ? 'hat den vorzeitigen Beginn erlaubt.'
      : subject === 'refused'
        ? 'hat den vorzeitigen Beginn nicht erlaubt.'
        : 'hat über den vorzeitigen Beginn entschieden.',
  'release.granted': () => 'hat die Kurzbeschreibung zur Weiterverwendung freigegeben.',
  'release.revoked': () => 'hat die Freigabe der Kurzbeschreibung widerrufen.',
  'case.assigned': () => 'hat die Bearbeitung übernommen.',
  'check.recorded': () => 'hat die formale Prüfung eingetragen.',
  'opinion.given': () => 'hat die Stellungnahme der KIT-Stelle abgegeben.',
  'conflict.declared': () => 'hat eine Befangenheit angezeigt.',
  'conflict.withdrawn': () => 'hat eine angezeigte Befangenheit aufgehoben.',
  'assessment.recorded': () => 'hat die fachliche Bewertung eingetragen.',
  'costs.recognised': (event) => `hat die zuwendungsfähigen Kosten festgestellt${amountOf(event, 'auf')}.`,
  'proposal.made': (event) =>
    event.amount === 0 ? 'hat vorgeschlagen, den Antrag abzulehnen.' : `hat einen Vorschlag${amountOf(event, 'über')} gemacht.`,
  'audit.opinion-given': () => 'hat die Stellungnahme der Rechnungsprüfung abgegeben.',
  'paper.requested': () => 'hat eine Vorlage für das Gremium angefordert.',
  'motion.added': (event) => `hat einen Beschlussantrag${amountOf(event, 'über')} aufgenommen.`,
  'motion.withdrawn': (event) => `hat einen Beschlussantrag${amountOf(event, 'über')} als zurückgezogen eingetragen.`,
  'committee.voted': () => 'hat eine Abstimmung eingetragen.',
  'committee.decided': (event) => `hat den Beschluss${amountOf(event, 'über')} eingetragen.`,
  'committee.deferred': () => 'hat eingetragen, dass der Antrag zurückgestellt ist.',
  'decision.prepared': (event) => `hat einen Bescheid${amountOf(event, 'über')} vorbereitet.`,
  'decision.returned': () => 'hat den Bescheid zur Überarbeitung zurückgegeben.',
  'decision.issued': (event) =>
    `hat ${decisions[event.from === event.to ? 'decided' : event.to] ?? 'den Bescheid'}${amountOf(event, 'von')} freigegeben.`,
  'decision.dispatched': () => 'hat eingetragen, dass der Bescheid versandt ist.',
  'objection.waived': () => 'hat den Verzicht auf den Rechtsbehelf eingetragen.',
  'payment.ordered': (event) => `hat eine Auszahlung${amountOf(event, 'über')} angeordnet.`,
  'payment.cancelled': (event) => `hat eine Auszahlung${amountOf(event, 'über')} zurückgenommen.`,
  'payment.released': (event) => `hat eine Auszahlung${amountOf(event, 'über')} freigegeben.`,
  'payment.unblock-asked': () => 'hat gebeten, eine Auszahlung trotz offenem Nachweis zuzulassen.',
  'payment.unblocked': () => 'hat eine Auszahlung trotz offenem Nachweis zugelassen.',
  'proof.overdue': () => 'hat festgestellt, dass der Verwendungsnachweis überfällig ist.',
  'proof.received': () => 'hat den Eingang des Verwendungsnachweises eingetragen.',
};

const unnamed: Readonly<Record<string, string>> = {
  applicant: 'Die antragstellende Stelle',
  signatory: 'Eine vertretungsberechtigte Person',
  staff: 'Die Verwaltung',
  system: 'Das System',
};

/** Who did it. A subject whose name was not kept is somebody of the office: ids say nothing to people. */
export const whoDid = ({ actor, actorName }: Pick<ApplicationEvent, 'actor' | 'actorName'>): string =>
  actorName ?? unnamed[actor] ?? 'Eine Person der Verwaltung';

/**
 * An event as a sentence for the staff and the auditors: who did what, and what the application is since then.
 * The state is named only where the event changed it.
 */
export const eventSentence = (event: Told): string => {
  const state = event.from !== event.to ? ` Der Antrag ist seitdem „${applicationStates[event.to]}“.` : '';
  return `${whoDid(event)} ${predicates[event.kind](event)}${state}`;
};
