import { formatDate, formatInstant, type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { addresseeOf, type RenderedMail, type Seal } from '../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';
import { canonical, changesBetween, enteredOver, entryOf, isForNothing, type RecipientEntry } from '../../shared/domain/notices/recipient-entry.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import { testMail } from '../../shared/mail/templates/test-mail.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import type { SuppressionStore } from '../../shared/store/suppression-store.ts';
import { fields } from './frame.ts';
import { texts } from './texts.ts';
import { judged, type TypedEntry } from './typed-entry.ts';

/** What changing recipients needs from outside. */
export type ChangeDeps = Pick<RecipientStore, 'recipient' | 'keepRecipient' | 'deleteRecipient' | 'deletedAt' | 'history'> &
  Pick<SuppressionStore, 'suppression' | 'liftSuppression'> & {
    readonly now: () => Instant;
    readonly seal: () => Promise<Seal>;
    readonly administrations: readonly { readonly area: string; readonly name: string }[];
    readonly nameOf: (area: string) => string;
    readonly post: (mail: MailDraft) => Promise<void>;
    readonly renderTest: (test: { readonly by: string; readonly at: Instant }) => RenderedMail;
  };

const refused = (errors: readonly FieldError[]): Refusal => new Refusal('invalid-fields', texts.form.invalid, errors);

const entryIn = (typed: TypedEntry, { administrations }: ChangeDeps): RecipientEntry => {
  const said = judged(typed, administrations);
  if ('errors' in said) throw refused(said.errors);
  return said.entry;
};

const forNothing = (): Refusal => refused([{ pointer: `/${fields.group}`, message: texts.form.forNothing }]);

const isSame = (stored: Recipient, entry: RecipientEntry): boolean =>
  stored.address === entry.address && changesBetween(entryOf(stored), canonical(entry), (area) => area).length === 0;

/**
 * Enters an address. Sent twice it is entered once.
 * @returns its id
 * @throws Refusal `invalid-fields`: a field is wrong, the address stands there with other words, or it was deleted and nobody ticked
 */
export const enterRecipient = async (typed: TypedEntry, by: string, deps: ChangeDeps): Promise<string> => {
  const entry = entryIn(typed, deps);
  if (isForNothing(entry)) throw forNothing();
  const id = addresseeOf(entry.address, await deps.seal());
  const write = enteredOver(undefined, entry, { id, at: deps.now(), by, kind: 'entered', nameOf: deps.nameOf });
  if (write === undefined || (await deps.keepRecipient(write.after, write.event, !typed.again))) return id;
  const [stored, deletedAt] = await Promise.all([deps.recipient(id), deps.deletedAt(id)]);
  if (stored !== undefined && isSame(stored, entry)) return id;
  if (stored === undefined && deletedAt !== undefined)
    throw refused([{ pointer: `/${fields.again}`, message: texts.form.wasDeleted(formatDate(inBerlin(deletedAt).date)) }]);
  throw refused([{ pointer: `/${fields.address}`, message: texts.form.exists }]);
};

/** The recipient with this id. @throws Refusal `not-found` */
export const knownRecipient = async (id: string, { recipient }: Pick<ChangeDeps, 'recipient'>): Promise<Recipient> => {
  const stored = await recipient(id);
  if (stored === undefined) throw new Refusal('not-found', texts.page.unknown);
  return stored;
};

/** Sentences of what others did since a version. */
export const changesSince = async (id: string, version: number, { history }: Pick<ChangeDeps, 'history'>): Promise<readonly string[]> =>
  (await history(id))
    .filter((event) => event.version > version)
    .map(({ by, at, what }) => texts.form.conflictChange(nameOfActor(by), formatInstant(at), what));

/** Who did something, in words. */
export const nameOfActor = (by: string): string => {
  if (by === 'reader') return texts.page.reader;
  return by === 'system' ? texts.page.system : by;
};

/**
 * Changes what staff say about a recipient; its address stays.
 * @throws Refusal `invalid-fields`; `version-conflict` with what others changed since the version that was read; `not-found`
 */
export const changeRecipient = async (id: string, typed: TypedEntry, by: string, deps: ChangeDeps): Promise<void> => {
  const stored = await knownRecipient(id, deps);
  const entry = entryIn({ ...typed, address: stored.address }, deps);
  if (isForNothing(entry, stored)) throw forNothing();
  // A double click, or a form that was sent again.
  if (isSame(stored, entry)) return;
  const write = enteredOver(stored, entry, { id, at: deps.now(), by, kind: 'changed', nameOf: deps.nameOf });
  if (write === undefined) return;
  if (stored.version === typed.version && (await deps.keepRecipient(write.after, write.event))) return;
  const changes = await changesSince(id, typed.version, deps);
  throw new Refusal(
    'version-conflict',
    texts.form.conflict,
    [texts.form.conflict, ...changes].map((message) => ({ pointer: '', message })),
  );
};

/**
 * Deletes a recipient for good. Pressed twice it is deleted once.
 * @param version that was read
 * @throws Refusal `version-conflict` when it was changed since
 */
export const deleteKnown = async (id: string, version: number, deps: ChangeDeps): Promise<void> => {
  if (await deps.deleteRecipient({ id, version }, deps.now())) return;
  if ((await deps.recipient(id)) !== undefined)
    throw new Refusal('version-conflict', texts.delete.changed, [{ pointer: '', message: texts.delete.changed }]);
};

/**
 * Lets mails through again. The history says so first: killed in between, pressing again completes it. What its reader left stays left, also by
 * a complaint: only they order it again (Art. 21 (3) GDPR).
 */
export const liftKnown = async (id: string, by: string, deps: ChangeDeps): Promise<void> => {
  const stored = await knownRecipient(id, deps);
  const suppression = await deps.suppression(id);
  if (suppression === undefined) return;
  const isSaid = (await deps.history(id)).some(({ kind, at }) => kind === 'released' && at > suppression.at);
  if (!isSaid) {
    const [at, version] = [deps.now(), stored.version + 1];
    const event = { recipient: id, version, at, by, kind: 'released', what: texts.page.lifted } as const;
    if (!(await deps.keepRecipient({ ...stored, version, changedAt: at }, event))) throw new Refusal('version-conflict', texts.page.readAgain);
  }
  await deps.liftSuppression(id);
};

/** Sends a test to one recipient. @param request of the form: sent twice it is one mail */
export const sendTest = async (id: string, request: string, by: string, deps: ChangeDeps): Promise<void> => {
  const { address, name } = await knownRecipient(id, deps);
  if ((await deps.suppression(id)) !== undefined) throw new Refusal('on-hold', texts.page.testSuppressed);
  const at = deps.now();
  await deps.post({
    cause: `test#${request}`,
    template: testMail.name,
    to: { address, ...(name !== undefined && { name }) },
    ...deps.renderTest({ by, at }),
    createdAt: at,
  });
};
