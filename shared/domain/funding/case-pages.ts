import { may, type Role, type StaffAction } from '../access/roles.ts';
import type { Application } from './application.ts';
import type { Decision } from './decision.ts';

/** The pages of one case, each with what it is called, the right to open it, and its address. */
const pages = {
  file: { label: 'Akte', action: 'read-cases', href: ({ id }: Of) => `/amt/antraege/${id}` },
  committee: { label: 'Beratung', action: 'read-committee', href: ({ id }: Of) => `/amt/sitzungen/antrag/${id}` },
  decision: { label: 'Bescheide', action: 'read-cases', href: ({ id }: Of) => `/amt/entscheidungen/${id}` },
  payments: { label: 'Auszahlungen', action: 'read-cases', href: ({ id }: Of) => `/amt/zahlungen/${id}` },
  trail: { label: 'Protokoll', action: 'read-log', href: ({ reference }: Of) => `/amt/protokoll/${reference}` },
} as const satisfies Record<string, { readonly label: string; readonly action: StaffAction; readonly href: (of: Of) => string }>;

type Of = Pick<Application, 'id' | 'reference'>;

/** A page of a case. */
export type CasePage = keyof typeof pages;

const order: readonly CasePage[] = ['file', 'committee', 'decision', 'payments', 'trail'];

/** The pages of a case that somebody may open, in the order in which a case goes through them. */
export const casePagesFor = (of: Of, held: readonly Role[]): readonly { readonly page: CasePage; readonly href: string; readonly label: string }[] =>
  order.filter((page) => may(held, pages[page].action)).map((page) => ({ page, href: pages[page].href(of), label: pages[page].label }));

/** A case as far as its next step goes. */
export type OnItsWay = {
  readonly application: Pick<Application, 'state' | 'approvedAmount' | 'orderedAmount' | 'paidAmount' | 'proofReceivedOn'>;
  readonly decisions: readonly Pick<Decision, 'state' | 'kind' | 'dispatch'>[];
};

type NextStep = { readonly page: CasePage; readonly text: string };

const undecided: Partial<Record<Application['state'], NextStep>> = {
  submitted: { page: 'file', text: 'Die Sachbearbeitung übernimmt den Antrag und prüft ihn.' },
  formal_check: {
    page: 'file',
    text: 'Die Sachbearbeitung prüft den Antrag und macht einen Vorschlag. Ist die KIT-Stelle gefragt, gibt sie vorher ihre Stellungnahme.',
  },
  info_requested: { page: 'file', text: 'Die Organisation beantwortet die Nachforderung.' },
  assessed: { page: 'committee', text: 'Wer nach der Beratungsfolge an der Reihe ist, berät oder beschließt.' },
  deferred: { page: 'committee', text: 'Der Antrag kommt wieder auf eine Tagesordnung.' },
};

const afterAward = ({ application, decisions }: OnItsWay): NextStep | undefined => {
  const { approvedAmount = 0, orderedAmount = 0, paidAmount = 0, proofReceivedOn } = application;
  const notice = decisions.findLast(({ state, kind }) => state === 'issued' && kind !== 'decline' && kind !== 'release');
  if (notice?.dispatch === undefined) return { page: 'decision', text: 'Die Sachbearbeitung verschickt den Bescheid und trägt den Versand ein.' };
  if (orderedAmount > paidAmount) return { page: 'payments', text: 'Die Kreiskasse gibt die angeordnete Auszahlung frei.' };
  if (proofReceivedOn === undefined && application.state === 'proof_due')
    return { page: 'payments', text: 'Die Organisation legt den Verwendungsnachweis vor, und die Sachbearbeitung trägt den Eingang ein.' };
  if (orderedAmount < approvedAmount)
    return {
      page: 'payments',
      text: 'Die Sachbearbeitung ordnet die Auszahlung an, wenn der Bescheid bestandskräftig und die Rate fällig ist.',
    };
  return proofReceivedOn === undefined
    ? { page: 'payments', text: 'Die Organisation führt das Projekt durch und weist danach nach, wofür das Geld ausgegeben wurde.' }
    : undefined;
};

/** Who has to do what next with a case, and on which page; `undefined` when nothing is left to do. */
export const nextStepOf = (of: OnItsWay): NextStep | undefined => {
  const { state } = of.application;
  if (undecided[state] !== undefined) return undecided[state];
  const open = of.decisions.find((decision) => decision.state !== 'issued');
  if (open?.state === 'prepared') return { page: 'decision', text: 'Die Zweitunterschrift prüft den Bescheid und gibt ihn frei.' };
  if (open?.state === 'returned') return { page: 'decision', text: 'Die Sachbearbeitung überarbeitet den Bescheid.' };
  if (state === 'decided') return { page: 'decision', text: 'Die Sachbearbeitung bereitet den Bescheid vor.' };
  if (['award_issued', 'running', 'proof_due'].includes(state)) return afterAward(of);
  const last = of.decisions.at(-1);
  const isUnsent = (state === 'rejected' || state === 'revoked') && last?.state === 'issued' && last.dispatch === undefined;
  return isUnsent ? { page: 'decision', text: 'Die Sachbearbeitung verschickt den Bescheid und trägt den Versand ein.' } : undefined;
};
