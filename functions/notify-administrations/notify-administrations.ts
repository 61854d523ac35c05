import { epochSecond, expiryOf, instantOf } from '../../shared/domain/access/expiry.ts';
import { newTokenOf, type TokenMaker } from '../../shared/domain/access/token.ts';
import { endOfDay, type Instant, type Month } from '../../shared/domain/calendar.ts';
import { figuresTemplates, type RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { AreaRecipient } from '../../shared/domain/notices/recipient.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import type { Collection, Delivery } from '../../shared/domain/statistics/delivery.ts';
import { type DeliveryPhase, deliveryDays, phaseOf } from '../../shared/domain/statistics/delivery-calendar.ts';
import type { DeliveryEvent } from '../../shared/domain/statistics/delivery-event.ts';
import { type DeliveryForm, deliveryForm } from '../../shared/domain/statistics/delivery-form.ts';
import { fieldsOf, valuesIn } from '../../shared/domain/statistics/delivery-values.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import type { FiguresRequest } from '../../shared/mail/templates/figures-request-facts.ts';
import type { FiguresReceipt } from '../../shared/mail/templates/figures-submitted-mail.ts';
import type { DelivererAccessStore } from '../../shared/store/deliverer-access-store.ts';
import type { FiguresStore } from '../../shared/store/figures-store.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import type { ReleaseStore } from '../../shared/store/release-store.ts';

/** What telling the administrations needs from outside. */
export type NotifyAdministrationsDeps = Pick<DelivererAccessStore, 'putLink'> &
  Pick<FiguresStore, 'observations'> &
  Pick<RecipientStore, 'duties'> &
  Pick<ReleaseStore, 'revisions'> &
  TokenMaker & {
    readonly collection: Collection;
    readonly catalogue: Catalogue;
    readonly areas: AreasOverTime;
    /** As it is now, read consistently. */
    readonly delivery: (month: Month, area: string) => Promise<Delivery | undefined>;
    readonly render: {
      readonly asked: (request: FiguresRequest) => RenderedMail;
      readonly reminded: (request: FiguresRequest) => RenderedMail;
      readonly submitted: (receipt: FiguresReceipt) => RenderedMail;
    };
    /** Gives the mail to the system; the same cause and address twice is one mail. */
    readonly post: (mail: MailDraft) => Promise<void>;
    readonly now: () => Instant;
    /** Keys of areas only. */
    readonly log: (code: 'AREA_WITHOUT_RECIPIENT', ids: { readonly area: string }) => void;
  };

// A reminder after the freeze day, by a person of the staff: a weekend and a day.
const lateLifetime = 3 * 24 * 60 * 60;

/** `phase`: where the month stands now, which is what a mail can promise. */
type Known = { readonly event: DeliveryEvent; readonly form: DeliveryForm; readonly delivery: Delivery; readonly phase: DeliveryPhase };

/**
 * Tells everybody whom the county writes to about an administration what its event is. Repeated for the same event it makes no second mail.
 * @throws Error when the event names something that is not there: the stream tries again, then parks the event
 */
export const notifyAdministrations = async (event: DeliveryEvent, deps: NotifyAdministrationsDeps): Promise<void> => {
  const { month, area } = event;
  const form = deliveryForm({ ...deps, areas: deps.areas.at(month) }, { month, area });
  const delivery = await deps.delivery(month, area);
  if (form === undefined || delivery === undefined) throw new Error(`The delivery of ${area} for ${month} is missing`);
  const recipients = (await deps.duties('figures')).filter((recipient) => recipient.area === area);
  if (recipients.length === 0) deps.log('AREA_WITHOUT_RECIPIENT', { area });
  const published = (await deps.revisions(month)).some(({ state }) => state === 'published');
  const known = { event, form, delivery, phase: phaseOf(deps.collection, month, deps.now(), published) };
  if (event.kind === 'figures.submitted') await confirm(known, recipients, deps);
  // Who has delivered meanwhile is not asked any more.
  else if (delivery.submissions.length === 0) for (const recipient of recipients) await ask(known, recipient, deps);
};

const post = (
  { kind, month, at }: DeliveryEvent,
  { area, name, address }: AreaRecipient,
  template: string,
  mail: RenderedMail,
  deps: NotifyAdministrationsDeps,
): Promise<void> => deps.post({ cause: `${kind}#${month}#${area}#${at}`, template, to: { name, address }, ...mail, createdAt: deps.now() });

/**
 * The mail with a link of its own for each recipient. The token is made here, because an event must not carry it, and lives in the mail
 * alone. Should this run again after the link was kept and before the mail was, there is one link more that nobody has ever seen.
 */
const ask = async ({ event, form, phase }: Known, recipient: AreaRecipient, deps: NotifyAdministrationsDeps): Promise<void> => {
  const { token, tokenHash } = newTokenOf('figures-link', deps);
  const { month, area } = event;
  const freeze = epochSecond(endOfDay(deliveryDays(deps.collection, month).freeze));
  const expiresAt = Math.max(freeze, expiryOf(deps.now(), lateLifetime));
  await deps.putLink(tokenHash, { area, address: recipient.address, month, expiresAt });
  const request: FiguresRequest = { form, phase, token, expiresAt: instantOf(expiresAt) };
  const isReminder = event.kind === 'figures.reminded';
  const mail = isReminder ? deps.render.reminded(request) : deps.render.asked(request);
  await post(event, recipient, isReminder ? figuresTemplates.reminded : figuresTemplates.asked, mail, deps);
};

/** The receipt: what stands in the vintage that this submission made. */
const confirm = async (
  { event, form, delivery, phase }: Known,
  recipients: readonly AreaRecipient[],
  deps: NotifyAdministrationsDeps,
): Promise<void> => {
  const index = delivery.submissions.findIndex(({ at }) => at === event.at);
  const submission = delivery.submissions[index];
  if (submission === undefined) throw new Error(`The submission of ${event.area} for ${event.month} at ${event.at} is missing`);
  const delivered = await deps.observations(event.month, { vintages: [submission.vintage] });
  const mail = deps.render.submitted({
    form,
    submission,
    corrects: index > 0,
    values: valuesIn(form, delivered, deps.areas.at(event.month)),
    fields: fieldsOf(form, delivered),
    phase,
    by: event.by,
  });
  for (const recipient of recipients) await post(event, recipient, 'figures-submitted', mail, deps);
};
