import fc from 'fast-check';
import { county } from '../../shared/county/county.ts';
import { addresseeOf, mailingSchema } from '../../shared/domain/notices/mail.ts';
import { type Recipient, recipientSchema } from '../../shared/domain/notices/recipient.ts';
import { sealWith } from '../../shared/mail/seal.ts';

const areas = county.administrations.slice(0, 3).map(({ area }) => area);
const area = fc.constantFrom(...areas);
const topic = fc.oneof(
  fc.constantFrom(...mailingSchema.options),
  area.map((key) => `figures:${key}`),
);
const seal = sealWith('test');

const entry = fc.record({
  language: fc.constantFrom('de', 'de-plain', 'en'),
  duties: fc.array(fc.record({ area, role: fc.constantFrom('figures', 'report') }), { maxLength: 2 }),
  groups: fc.uniqueArray(fc.constantFrom('council', 'press', 'other'), { maxLength: 2 }),
  topics: fc.uniqueArray(topic, { maxLength: 3 }),
  left: fc.uniqueArray(fc.constantFrom(...mailingSchema.options), { maxLength: 2 }),
});

/** The recipient of an address, as any list may have written it. */
export const recipientOf = (address: string, fields: object = {}): Recipient =>
  recipientSchema.parse({
    id: addresseeOf(address, seal),
    address,
    language: 'de',
    duties: [],
    groups: [],
    topics: [],
    left: [],
    version: 1,
    changedAt: '2026-11-01T08:00:00.000Z',
    ...fields,
  });

/** Recipients with any duties, groups and topics, also none of them. */
export const anyRecipients = (maxLength: number): fc.Arbitrary<Recipient[]> =>
  fc.array(entry, { maxLength }).map((entries) => entries.map((fields, index) => recipientOf(`person-${index}@example.org`, fields)));
