import * as z from 'zod';
import { expiryOf } from '../../shared/domain/access/expiry.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { type Instant, instantSchema } from '../../shared/domain/calendar.ts';
import { type Application, applicationStates } from '../../shared/domain/funding/application.ts';
import { type ExportRequest, type ExportWish, exportLifetime } from '../../shared/domain/funding/export-request.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { codesOf } from '../../shared/domain/funding/round.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import type { ExportStore } from '../../shared/store/export-store.ts';
import { texts } from './texts.ts';

/** What asking for files needs from outside. */
export type OrderDeps = Pick<ExportStore, 'askExport' | 'exportsOf'> &
  Pick<DeskStore, 'application'> & {
    readonly rounds: () => Promise<readonly Round[]>;
    readonly applicationUnder: (reference: string) => Promise<Pick<Application, 'id'> | undefined>;
    readonly now: () => Instant;
    readonly newId: () => string;
  };

type Staff = Pick<StaffSession, 'subject' | 'name'>;

/** Names of the fields of both forms. `id` and `madeAt` make a form count once. */
export const fields = {
  act: 'tat',
  id: 'anfrage',
  madeAt: 'erstellt',
  round: 'runde',
  state: 'stand',
  format: 'format',
  reference: 'aktenzeichen',
} as const;

const wrong = (errors: readonly FieldError[]): Refusal => new Refusal('invalid-fields', texts.invalid, errors);
const error = (name: string, message: string): FieldError => ({ pointer: `/${name}`, message });

const stateSchema = codesOf(applicationStates);

const listWish = async (params: URLSearchParams, { rounds }: OrderDeps): Promise<ExportWish> => {
  const [id, said] = [params.get(fields.round) ?? '', params.get(fields.state) ?? ''];
  const round = (await rounds()).find((each) => each.id === id);
  const state = said === '' ? undefined : stateSchema.safeParse(said).data;
  const format = z.enum(['csv', 'xlsx']).safeParse(params.get(fields.format)).data;
  if (round !== undefined && format !== undefined && (said === '' || state !== undefined))
    return { kind: 'list', round: round.id, format, ...(state && { state }) };
  throw wrong([
    ...(round === undefined ? [error(fields.round, texts.noRound)] : []),
    ...(said !== '' && state === undefined ? [error(fields.state, texts.noState)] : []),
    ...(format === undefined ? [error(fields.format, texts.noFormat)] : []),
  ]);
};

const caseWish = async (params: URLSearchParams, { subject }: Staff, deps: OrderDeps): Promise<ExportWish> => {
  const reference = (params.get(fields.reference) ?? '').trim().toUpperCase();
  if (!/^INT-\d{4}-\d{4,9}$/.test(reference)) throw wrong([error(fields.reference, texts.malformed)]);
  const found = await deps.applicationUnder(reference);
  if (found === undefined || (await deps.application(found.id, subject)) === undefined)
    throw wrong([error(fields.reference, texts.unknown(reference))]);
  return { kind: 'case', reference, applicationId: found.id };
};

const hour = 3_600_000;

/** When the form was made: part of the key, so that pressing twice asks once. What cannot be is now. */
const madeAtOf = (typed: string | null, now: Instant): Instant => {
  const { data } = instantSchema.safeParse(typed);
  const age = data === undefined ? -1 : Date.parse(now) - Date.parse(data);
  return data !== undefined && age >= 0 && age <= 12 * hour ? data : now;
};

/**
 * Asks for a list or a case file; a function makes it. Asked twice by one form it is asked once.
 * @throws Refusal `invalid-fields`: also for a case that is not there, or not for this person
 */
export const orderExport = async (params: URLSearchParams, staff: Staff, deps: OrderDeps): Promise<void> => {
  const wish = params.get(fields.act) === 'akte' ? await caseWish(params, staff, deps) : await listWish(params, deps);
  const at = madeAtOf(params.get(fields.madeAt), deps.now());
  const { data: id = deps.newId() } = z.uuid().safeParse(params.get(fields.id));
  await deps.askExport({ id, by: { subject: staff.subject, name: staff.name }, at, wish, expiresAt: expiryOf(deps.now(), exportLifetime) });
};

/**
 * A file of an own export that may be fetched now.
 * @throws Refusal `not-found` for a file that is not there, or of a case that this person must not see any more
 */
export const ownFile = async (id: string, name: string, { subject }: Staff, deps: OrderDeps): Promise<ExportRequest> => {
  const request = (await deps.exportsOf(subject, deps.now())).find((each) => each.id === id);
  const isThere = request?.outcome?.state === 'ready' && request.outcome.files.some((file) => file.name === name);
  const { wish } = request ?? {};
  const isTheirs = wish?.kind !== 'case' || (await deps.application(wish.applicationId, subject)) !== undefined;
  if (request === undefined || !isThere || !isTheirs) throw new Refusal('not-found', texts.fileUnknown);
  return request;
};
