import { administrationName } from '../../shared/county/administration-name.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { addresseeOf, type Seal } from '../../shared/domain/notices/mail.ts';
import { enteredOver, type RecipientEntry } from '../../shared/domain/notices/recipient-entry.ts';
import type { TableAccess } from '../../shared/store/item-pages.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';

const contacts = ['Alex Beispiel', 'Kim Muster', 'Robin Probe', 'Toni Vorlage'] as const;

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** `Amt Dänischer Wohld` → `amt-daenischer-wohld.example`. */
const hostOf = (name: string): string =>
  `${name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')}.example`;

/** Where an administration of the example is asked for its figures. */
export const officeAddress = (administration: string): string => `zuwanderung@${hostOf(administration)}`;

/** Everybody whom the fictional county writes to. */
const exampleRecipients = ({ administrations }: CountyProfile): RecipientEntry[] => {
  const [first, second, third] = administrations;
  if (first === undefined || second === undefined || third === undefined) throw new Error('the example needs three administrations');
  return [
    ...administrations.map(({ area, name }, index) => ({
      address: officeAddress(name),
      name,
      contact: contacts[index % contacts.length],
      // Numbers that the Bundesnetzagentur keeps for invented people.
      phone: `030 23125 ${String(100 + index)}`,
      language: 'de' as const,
      duties: (['figures', 'report'] as const).map((role) => ({ area, role })),
      groups: [],
    })),
    {
      address: `vertretung@${hostOf(first.name)}`,
      name: `${first.name}, Vertretung`,
      language: 'de',
      duties: [{ area: first.area, role: 'figures' }],
      groups: [],
    },
    {
      address: `amtsleitung@${hostOf(first.name)}`,
      name: `${first.name}, Leitung`,
      language: 'de',
      duties: [{ area: first.area, role: 'report' }],
      groups: [],
    },
    // One address for two administrations.
    {
      address: 'gemeinsames-ordnungsamt@verwaltung.example',
      name: 'Gemeinsames Ordnungsamt',
      language: 'de',
      duties: [second, third].map(({ area }) => ({ area, role: 'report' })),
      groups: [],
    },
    { address: 'sozialausschuss@kreistag.example', name: 'Sozialausschuss', language: 'de', duties: [], groups: ['council'] },
    { address: 'buero@kreistag.example', name: 'Büro des Kreistags', language: 'de', duties: [], groups: ['council'] },
    { address: 'redaktion@tageblatt.example', name: 'Beispiel-Tageblatt', language: 'de', duties: [], groups: ['press'] },
  ];
};

/** Writes the recipients of the fictional county. */
export const storeExampleRecipients = async (
  mail: TableAccess,
  { county, seal, at }: { readonly county: CountyProfile; readonly seal: Seal; readonly at: Instant },
): Promise<void> => {
  const nameOf = administrationName(county);
  const writes = exampleRecipients(county).flatMap((entry) => {
    const id = addresseeOf(entry.address, seal);
    return enteredOver(undefined, entry, { id, at, by: 'Beispieldaten', kind: 'entered', nameOf }) ?? [];
  });
  await recipientStore(mail).keepRecipients(writes);
};
