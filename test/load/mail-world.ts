import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type DeliverMailDeps, deliverMail } from '../../functions/deliver-mail/deliver-mail.ts';
import { pace } from '../../functions/deliver-mail/pace.ts';
import { sharedSending } from '../../functions/deliver-mail/sending.ts';
import { steadyClock } from '../../functions/deliver-mail/steady-clock.ts';
import { type SweepDeps, sweepMails } from '../../functions/deliver-mail/sweep-mails.ts';
import { type ExpandDeps, expandAnnouncement } from '../../functions/expand-announcements/expand-announcement.ts';
import { wakeLeftBehind } from '../../functions/expand-announcements/wake-left-behind.ts';
import { type ReceiveMailFeedbackDeps, receiveMailFeedback } from '../../functions/receive-mail-feedback/receive-mail-feedback.ts';
import { county } from '../../shared/county/county.ts';
import { type Announced, openAnnouncement } from '../../shared/domain/notices/announcement.ts';
import { addresseeOf } from '../../shared/domain/notices/mail.ts';
import { mailComposer } from '../../shared/mail/compose.ts';
import { mailTransport } from '../../shared/mail/mail-transport.ts';
import { postMail } from '../../shared/mail/post-mail.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { releaseMail } from '../../shared/mail/templates/release-mail.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { announcedMailStore } from '../../shared/store/announced-mail-store.ts';
import { announcementStore } from '../../shared/store/announcement-store.ts';
import { feedbackStore } from '../../shared/store/feedback-store.ts';
import type { TableAccess } from '../../shared/store/item-pages.ts';
import { mailListStore } from '../../shared/store/mail-list-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { sendingStore } from '../../shared/store/sending-store.ts';
import { suppressionStore } from '../../shared/store/suppression-store.ts';
import { seeded } from '../support/virtual-time.ts';
import { release } from '../unit/mail/examples.ts';
import { type Death, mortal } from './mail-death.ts';
import { startWorldSes, type Trouble } from './mail-world-ses.ts';

/** The functions of the way of a mail; a process is one call of one of them. */
export const useCases = ['expand', 'deliver', 'feedback', 'sweep'] as const;

/** @see useCases */
export type UseCase = (typeof useCases)[number];

/** When processes die. */
export type Fate = {
  readonly deathOf: (useCase: UseCase) => Death | undefined;
  /** How a process ended, and from which places it called AWS. */
  readonly ended: (useCase: UseCase, how: { readonly died: Death | undefined; readonly places: ReadonlySet<string> }) => void;
};

/** What happens in a run. */
export type Weather = {
  readonly seed: number;
  /** How often something else than a kill goes wrong, 0 to 1: a throttled or unanswered call, a doubled or late message. */
  readonly trouble: number;
  /** Mails that the expansion keeps together, where less than usual makes a small run go on more often. */
  readonly atOnce?: number;
};

type Message<T> = { readonly body: T; readonly visibleAt: number };

const minute = 60_000;
const start = Date.parse('2026-11-25T05:00:00.000Z');
const seal = sealWith('a key of this bench');
const frame = { county, exampleData: true, siteUrl: 'https://teilhabe.example' };
const about: Announced = { kind: 'release', month: '2026-10', revision: 1 };
const quota = { perSecond: 200, perDay: -1, sentLastDay: 0 };

/** Time that waiting lets pass at once: nothing here depends on how long anything really takes. */
const hurriedTime = () => {
  let time = start;
  return {
    now: () => time,
    instant: () => new Date(time).toISOString(),
    pass: (milliseconds: number): void => {
      time += milliseconds;
    },
    wait: async (milliseconds: number): Promise<void> => {
      const until = time + milliseconds;
      await new Promise(setImmediate);
      time = Math.max(time, until);
    },
  };
};

/** A call to a queue. Its name says which: places of calls are told by names. */
class ToQueue {
  readonly effect: () => void;
  constructor(effect: () => void) {
    this.effect = effect;
  }
}
class ToMailer extends ToQueue {}
class ToExpansion extends ToQueue {}

class Busy extends Error {
  override name = 'ThrottlingException';
}

/** A client whose calls are sometimes refused, and sometimes made without an answer. */
const troubled = (client: DynamoDBDocumentClient, share: number, random: () => number): DynamoDBDocumentClient =>
  new Proxy(client, {
    get: (target, name) => {
      if (name !== 'send' || share === 0) return Reflect.get(target, name);
      return async (command: Parameters<typeof client.send>[0]) => {
        const luck = random() / share;
        if (luck < 0.1) throw new Busy();
        const answer = await target.send(command);
        if (luck < 0.2) throw new Error('the answer was lost');
        return answer;
      };
    },
  });

const sesTroubles: readonly Trouble[] = ['cut-after', 'error-after', 'error-before', 'throttle'];

/** Lives until every mail is done with: the real functions on a real table, their queues and SES in this process. */
export const liveThrough = async (access: TableAccess, { deathOf, ended }: Fate, { seed, trouble, atOnce }: Weather) => {
  const [random, time] = [seeded(seed), hurriedTime()];
  const queues = { expand: queueOf<string>(), deliver: queueOf<string>(), feedback: queueOf<object>() };
  const requests = { queue: 0, topic: 0, calls: 0 };
  const put = <T>(queue: Message<T>[], body: T, delay = 0): void => {
    queue.push({ body, visibleAt: time.now() + delay });
    if (random() < trouble) queue.push({ body, visibleAt: time.now() + random() * 3 * minute });
  };
  const ses = await startWorldSes({
    trouble: () => (random() < trouble ? sesTroubles[Math.floor(random() * sesTroubles.length)] : undefined),
    now: time.now,
    publish: (event) => {
      requests.topic += 1;
      put(queues.feedback, event, random() < trouble * 2 ? random() * 9 * minute : 0);
    },
  });

  /** A process with the clients of its own. */
  const processOf = (useCase: UseCase) => {
    const death = deathOf(useCase);
    const life = mortal(death);
    const store = { client: life.wrap(troubled(access.client, trouble, random)), table: access.table };
    const queue = life.wrap({ send: async ({ effect }: ToQueue) => effect() });
    const announce = async (ids: readonly string[]): Promise<void> => {
      for (let from = 0; from < ids.length; from += 10) {
        requests.queue += 1;
        const some = ids.slice(from, from + 10);
        await queue.send(
          new ToMailer(() => {
            for (const id of some) put(queues.deliver, id);
          }),
        );
      }
    };
    const { mail, enqueue } = mailStore(store);
    const post = postMail({ enqueue, announce: ({ mailId }) => announce([mailId]), hash: surroundings.hash });
    const common = { now: time.instant, log: () => undefined, post, mail };

    const delivering = (): DeliverMailDeps & SweepDeps => {
      const sending = sendingStore(store);
      const clock = steadyClock({ timeOfDay: time.now, elapsed: () => time.now() - start, wait: time.wait });
      const shared = sharedSending({ ...sending, askQuota: async () => quota, now: time.instant, log: () => undefined });
      const takeSlot = pace({ exchange: shared.exchange, clock });
      return {
        ...mailStore(store),
        ...mailListStore(store),
        ...sending,
        ...common,
        addressee: async (address) => addresseeOf(address, seal),
        reader: async ({ leave, announcement: belongsTo }, addressee) => {
          const [suppression, recipient, announcement] = await Promise.all([
            suppressionStore(store).suppression(addressee),
            leave === undefined ? undefined : recipientStore(store).recipient(leave.recipient),
            belongsTo === undefined ? undefined : announcementStore(store).announcement(belongsTo),
          ]);
          return { suppression, recipient, announcement };
        },
        compose: mailComposer(county, 'kit@versand.example', { siteUrl: frame.siteUrl, seal: async () => seal }),
        send: mailTransport({ client: life.wrap(ses.client), sender: 'kit@versand.example', configurationSet: 'bench' }),
        patience: () => clock.elapsed() + 35_000,
        slot: async (until) => {
          await shared.keepQuota();
          return takeSlot(until);
        },
        stop: shared.stop,
        keepQuota: shared.keepQuota,
        announce,
        newId: surroundings.newId,
      };
    };
    const expanding = (): ExpandDeps => ({
      ...common,
      announcements: announcementStore(store),
      mails: { ...announcedMailStore(store), ...(atOnce !== undefined && { atOnce }) },
      recipients: recipientStore(store).recipients,
      lettersOf: async () => ({ template: releaseMail.name, letter: (reader) => releaseMail.render({ release, reader }, frame) }),
      announceMails: announce,
      wake: async (id, seconds) => {
        requests.queue += 1;
        await queue.send(new ToExpansion(() => put(queues.expand, id, seconds * 1000)));
      },
      hash: surroundings.hash,
    });
    const receiving = (): ReceiveMailFeedbackDeps => ({
      ...common,
      ...feedbackStore(store),
      recipient: recipientStore(store).recipient,
      suppression: suppressionStore(store).suppression,
      seal: async () => seal,
      check: async (event) => ({ kind: 'genuine', text: JSON.stringify(event) }),
      pauseAfterRace: async () => time.wait(1),
      officeAddress: county.office.email,
      frame,
    });

    /** Does the work of one call. @returns those of it that are done with: none when the process died */
    const work = async <T>(all: readonly T[], one: (part: T) => Promise<void>): Promise<readonly T[]> => {
      requests.calls += 1;
      const results = await Promise.allSettled(all.map(one));
      ended(useCase, { died: life.isDead() ? death : undefined, places: life.places });
      return life.isDead() ? [] : all.filter((_, place) => results[place]?.status === 'fulfilled');
    };
    return { work, delivering, expanding, receiving };
  };

  /** Takes up to `most` messages. What is not done comes again after six minutes. */
  const takeFrom = async <T>(
    queue: Message<T>[],
    most: number,
    use: (batch: readonly Message<T>[]) => Promise<readonly unknown[]>,
  ): Promise<boolean> => {
    const batch = queue.filter(({ visibleAt }) => visibleAt <= time.now()).slice(0, most);
    if (batch.length === 0) return false;
    for (const message of batch) queue.splice(queue.indexOf(message), 1);
    // Receiving and deleting.
    requests.queue += 2;
    const done = new Set(await use(batch));
    for (const message of batch) if (!done.has(message)) queue.push({ ...message, visibleAt: time.now() + 6 * minute });
    return true;
  };

  const expandNext = (): Promise<boolean> =>
    takeFrom(queues.expand, 1, (batch) => {
      const process = processOf('expand');
      const deps = process.expanding();
      // A few portions a run, so that it is begun again often.
      let portions = trouble === 0 ? Number.POSITIVE_INFINITY : 1 + Math.floor(random() * 3);
      return process.work(batch, ({ body }) => expandAnnouncement(body, deps, () => portions-- > 0));
    });
  const deliverNext = (): Promise<boolean> =>
    takeFrom(queues.deliver, 10, (batch) => {
      const process = processOf('deliver');
      const deps = process.delivering();
      return process.work(batch, ({ body }) => deliverMail({ mailId: body }, deps));
    });
  const hearNext = (): Promise<boolean> =>
    takeFrom(queues.feedback, 10, (batch) => {
      const process = processOf('feedback');
      const deps = process.receiving();
      return process.work(batch, ({ body }) => receiveMailFeedback(body, deps));
    });
  const sweepNext = async (): Promise<void> => {
    const process = processOf('sweep');
    const [sweep, expand] = [process.delivering(), process.expanding()];
    await process.work([sweep], async () => void (await sweepMails(sweep)));
    if (random() < 0.5) await wakeLeftBehind({ ...expand, announcements: announcementStore(access) }).catch(() => undefined);
  };

  const { announcement, begin } = announcementStore(access);
  const { openMails } = mailListStore(access);
  const { id } = await begin(openAnnouncement(about, { at: time.instant(), hold: 0 }));
  put(queues.expand, id);
  const isOver = async (): Promise<boolean> => {
    if (Object.values(queues).some((queue) => queue.length > 0) || (await announcement(id))?.state !== 'expanded') return false;
    return (await openMails('queued', { most: 1 })).length === 0 && (await openMails('sending', { most: 1 })).length === 0;
  };
  try {
    do {
      while ((await Promise.all([expandNext(), deliverNext(), deliverNext(), hearNext(), hearNext()])).includes(true)) time.pass(20);
      if (await isOver()) break;
      time.pass(5 * minute);
      await sweepNext();
    } while (time.now() < start + 48 * 60 * minute);
    return { inbox: ses.inbox, announcement: await announcement(id), requests, minutes: (time.now() - start) / minute };
  } finally {
    ses.stop();
  }
};

const queueOf = <T>(): Message<T>[] => [];
