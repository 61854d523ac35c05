import { normalisedAddress } from '../access/applicant.ts';
import type { Instant } from '../calendar.ts';
import type { Application, Confirmation } from './application.ts';
import { type ApplicationChange, changeOf, isUndecided } from './life-cycle.ts';

/** Somebody who may represent an organisation (vertretungsberechtigt), as the application names them. */
export type Signatory = Pick<Confirmation, 'name' | 'role' | 'email'>;

/** What an application carries of its confirmations. */
export type Confirmations = Pick<Application, 'confirmations' | 'confirmationsNeeded'>;

/**
 * Who must confirm an application. One signatory is enough, two where they represent together; whoever sends it and has proved a
 * signatory's mailbox counts as one. Where one sent it and one is enough, nobody is asked; otherwise all others are, and who comes first counts.
 * @param sender address that the sender proved; `undefined` where nobody did (API)
 */
export const confirmationsFor = (
  {
    signatories,
    jointRepresentation,
    sender,
  }: { readonly signatories: readonly Signatory[]; readonly jointRepresentation: boolean; readonly sender: string | undefined },
  { at, newId }: { readonly at: Instant; readonly newId: () => string },
): Required<Confirmations> => {
  const confirmationsNeeded = jointRepresentation ? 2 : 1;
  const mailbox = sender && normalisedAddress(sender);
  const own = signatories.findIndex(({ email }) => normalisedAddress(email) === mailbox);
  const enough = own !== -1 && confirmationsNeeded === 1;
  const confirmations = signatories.flatMap(({ name, role, email }, index): Confirmation[] => {
    const signatory = { id: newId(), name, role, email, askedAt: at };
    if (index === own) return [{ ...signatory, state: 'confirmed', confirmedAt: at }];
    return enough ? [] : [{ ...signatory, state: 'asked' }];
  });
  return { confirmations, confirmationsNeeded };
};

/** How many confirmations are still missing. */
export const missingConfirmations = ({ confirmations = [], confirmationsNeeded = 0 }: Confirmations): number =>
  Math.max(0, confirmationsNeeded - confirmations.filter(({ state }) => state === 'confirmed').length);

/** Signatories of whom one is still waited for. */
export const waitedFor = (application: Confirmations): readonly Confirmation[] =>
  missingConfirmations(application) === 0 ? [] : (application.confirmations ?? []).filter(({ state }) => state === 'asked');

/** May this signatory still confirm: they are waited for, and nothing is decided. */
export const mayConfirm = (application: Confirmations & Pick<Application, 'state'>, id: string): boolean =>
  isUndecided(application.state) && waitedFor(application).some((confirmation) => confirmation.id === id);

const changed = (before: Application, id: string, over: Partial<Confirmation>): Pick<Application, 'confirmations'> => ({
  confirmations: (before.confirmations ?? []).map((each) => (each.id === id ? { ...each, ...over } : each)),
});

/** A signatory confirms. Ask `mayConfirm` before. */
export const confirmationOf = (before: Application, id: string, at: Instant): ApplicationChange =>
  changeOf(
    before,
    { kind: 'application.confirmed', at, actor: 'signatory', subject: id },
    changed(before, id, { state: 'confirmed', confirmedAt: at }),
  );

const minute = 60_000;
// After the first, second and every further link: a mail may be lost once, and nobody may flood a mailbox through us.
const pauses = [10 * minute, 60 * minute, 24 * 60 * minute];

/** When another link may be sent to a signatory. */
export const nextLinkAt = ({ askedAt, links = 1 }: Pick<Confirmation, 'askedAt' | 'links'>): Instant =>
  new Date(Date.parse(askedAt) + (pauses[Math.min(links, pauses.length) - 1] ?? 0)).toISOString();

/** The applicant has another link sent to a signatory. Ask `mayConfirm` and `nextLinkAt` before. */
export const linkAskedOf = (before: Application, { id, links = 1 }: Confirmation, at: Instant): ApplicationChange =>
  changeOf(before, { kind: 'confirmation.asked', at, subject: id }, changed(before, id, { askedAt: at, links: links + 1 }));
