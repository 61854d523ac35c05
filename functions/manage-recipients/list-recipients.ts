import {
  type Duty,
  dutyRoles,
  type Group,
  groups,
  type Language,
  languages,
  type Recipient,
  type Suppression,
  type Topic,
} from '../../shared/domain/notices/recipient.ts';
import { shownAddress } from '../../shared/mail/shown-address.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import type { SuppressionStore } from '../../shared/store/suppression-store.ts';

/** What somebody looks for; what is absent filters nothing. */
export type Asked = {
  readonly text: string;
  readonly group?: Group | Duty['role'] | undefined;
  readonly topic?: TopicKind | undefined;
  readonly language?: Language | undefined;
  readonly state?: 'suppressed' | 'left' | undefined;
  readonly sort: 'name' | 'address' | 'changed';
  /** From 1 on. */
  readonly page: number;
};

/** Topics as the filter knows them: figures of whatever administration are one. */
export type TopicKind = 'report' | 'projects' | 'rounds' | 'figures';

/** A recipient with what keeps mails from it. */
export type ListedRecipient = { readonly recipient: Recipient; readonly suppression: Suppression | undefined };

/** A page of the list. */
export type RecipientPage = {
  readonly rows: readonly ListedRecipient[];
  readonly found: number;
  readonly all: number;
  readonly page: number;
  readonly pages: number;
};

/** Recipients on a page. */
const perPage = 50;

type Names = (area: string) => string;

/** Names for the sort and the list: who has none is called by the address. */
export const nameOfRecipient = ({ name, address }: Pick<Recipient, 'name' | 'address'>): string => name ?? shownAddress(address);

/** Kind of a topic. */
export const topicKind = (topic: Topic): TopicKind => (topic === 'report' || topic === 'projects' || topic === 'rounds' ? topic : 'figures');

/** All keys of what a list can be filtered by, with their German names. */
export const filters = { groups: { ...groups, ...dutyRoles }, languages } as const;

const matches = ({ text, group, topic, language, state }: Asked, nameOf: Names) => {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return ({ recipient, suppression }: ListedRecipient): boolean => {
    const { address, name = '', contact = '', duties, topics, left } = recipient;
    const said = [address, shownAddress(address), name, contact, ...duties.map(({ area }) => nameOf(area))].join(' ').toLowerCase();
    return (
      words.every((word) => said.includes(word)) &&
      (group === undefined || recipient.groups.some((each) => each === group) || duties.some(({ role }) => role === group)) &&
      (topic === undefined || topics.some((each) => topicKind(each) === topic)) &&
      (language === undefined || recipient.language === language) &&
      (state === undefined || (state === 'suppressed' ? suppression !== undefined : left.length > 0))
    );
  };
};

const german = new Intl.Collator('de', { numeric: true });
const orders: Readonly<Record<Asked['sort'], (one: Recipient, other: Recipient) => number>> = {
  name: (one, other) => german.compare(nameOfRecipient(one), nameOfRecipient(other)) || german.compare(one.address, other.address),
  address: (one, other) => german.compare(shownAddress(one.address), shownAddress(other.address)),
  changed: (one, other) =>
    one.changedAt === other.changedAt ? german.compare(one.address, other.address) : one.changedAt < other.changedAt ? 1 : -1,
};

/** Recipients that somebody looks for, sorted, one page of them; a page that is not there is the last one. */
export const listRecipients = async (
  deps: Pick<RecipientStore, 'allRecipients'> & Pick<SuppressionStore, 'suppressions'> & { readonly nameOf: Names },
  asked: Asked,
): Promise<RecipientPage> => {
  const [all, suppressions] = await Promise.all([deps.allRecipients(), deps.suppressions()]);
  const suppressed = new Map(suppressions.map((suppression) => [suppression.addressee, suppression]));
  const order = orders[asked.sort];
  const found = all
    .map((recipient) => ({ recipient, suppression: suppressed.get(recipient.id) }))
    .filter(matches(asked, deps.nameOf))
    .toSorted((one, other) => order(one.recipient, other.recipient));
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(Math.max(1, asked.page), pages);
  return { rows: found.slice((page - 1) * perPage, page * perPage), found: found.length, all: all.length, page, pages };
};

/** An administration with its addresses in each role. */
export type AdministrationLine = {
  readonly area: string;
  readonly name: string;
  readonly figures: readonly ListedRecipient[];
  readonly report: readonly ListedRecipient[];
};

/** Who gets what in each administration, in the order of the county. A suppressed address stands there and reaches nobody. */
export const listAdministrations = async (
  deps: Pick<RecipientStore, 'allRecipients'> &
    Pick<SuppressionStore, 'suppressions'> & { readonly administrations: readonly { readonly area: string; readonly name: string }[] },
): Promise<readonly AdministrationLine[]> => {
  const [all, suppressions] = await Promise.all([deps.allRecipients(), deps.suppressions()]);
  const suppressed = new Map(suppressions.map((suppression) => [suppression.addressee, suppression]));
  const within = (area: string, role: Duty['role']): ListedRecipient[] =>
    all
      .filter(({ duties }) => duties.some((duty) => duty.area === area && duty.role === role))
      .toSorted(orders.name)
      .map((recipient) => ({ recipient, suppression: suppressed.get(recipient.id) }));
  return deps.administrations.map(({ area, name }) => ({ area, name, figures: within(area, 'figures'), report: within(area, 'report') }));
};

/** Whether anybody is reached in this role: not suppressed, and for the report not gone from it. */
export const reaches = (people: readonly ListedRecipient[], role: Duty['role']): boolean =>
  people.some(({ recipient, suppression }) => suppression === undefined && (role === 'figures' || !recipient.left.includes('report')));
