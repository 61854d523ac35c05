import { isLive } from '../../shared/domain/access/expiry.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { Application, Confirmation } from '../../shared/domain/funding/application.ts';
import { confirmationOf, linkAskedOf, mayConfirm, nextLinkAt } from '../../shared/domain/funding/confirmation.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ConfirmationStore } from '../../shared/store/confirmation-store.ts';
import { caseTexts } from './case-texts.ts';
import { type ChangeDeps, type Whose, writeChange } from './write-change.ts';

/** What confirming needs from outside. */
export type ConfirmDeps = Pick<ConfirmationStore, 'confirmationLink' | 'confirm'> & {
  /** An application as it is now, whoever asks: the link says which. */
  readonly application: (id: string) => Promise<Application | undefined>;
  readonly now: () => Instant;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
};

/** What a link to confirm shows. */
export type ToConfirm = { readonly application: Application; readonly confirmation: Confirmation };

const attempts = 3;

/**
 * What a link is for. It changes nothing.
 * @throws Refusal `link-invalid` for every token that opens nothing, whatever the reason
 */
export const findConfirmation =
  ({ confirmationLink, application: applicationWith, now, hash }: ConfirmDeps) =>
  async (token: unknown): Promise<ToConfirm & { readonly linkHash: string }> => {
    const linkHash = tokenHashOf('confirmation', token, hash);
    const link = linkHash && (await confirmationLink(linkHash));
    if (!linkHash || !link || !isLive(link, now())) throw new Refusal('link-invalid', caseTexts.confirm.invalid);
    const application = await applicationWith(link.applicationId);
    const confirmation = application?.confirmations?.find(({ id }) => id === link.confirmationId);
    if (application === undefined || confirmation === undefined) throw new Error('a link to confirm is for nothing');
    return { application, confirmation, linkHash };
  };

/**
 * A signatory confirms. Done already, it is done.
 * @throws Refusal `link-invalid`, `too-late` when it is no longer needed or there is a decision
 */
export const confirmApplication =
  (deps: ConfirmDeps) =>
  async (token: unknown): Promise<void> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const { application, confirmation, linkHash } = await findConfirmation(deps)(token);
      if (confirmation.state === 'confirmed') return;
      if (!mayConfirm(application, confirmation.id)) throw new Refusal('too-late', caseTexts.confirm.notNeeded);
      if (await deps.confirm(linkHash, confirmationOf(application, confirmation.id, deps.now()))) return;
    }
    throw new Error('a confirmation could not be written');
  };

/** What having another link sent needs from outside. */
export type AskConfirmationDeps = ChangeDeps & { readonly now: () => Instant };

/**
 * The applicant has another link sent to a signatory. Asked again too soon, or for somebody who is not waited for, nothing is sent: the page
 * says from when on it is possible.
 * @throws Refusal `not-found`
 */
export const askConfirmation =
  ({ now, ...deps }: AskConfirmationDeps) =>
  ({ confirmationId, ...whose }: Whose & { readonly confirmationId: string }): Promise<void> =>
    writeChange(deps, whose, (before) => {
      const at = now();
      const confirmation = before.confirmations?.find(({ id }) => id === confirmationId);
      if (confirmation === undefined || !mayConfirm(before, confirmationId)) return undefined;
      return Date.parse(nextLinkAt(confirmation)) > Date.parse(at) ? undefined : linkAskedOf(before, confirmation, at);
    });
