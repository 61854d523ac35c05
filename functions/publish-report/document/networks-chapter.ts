import type { Network } from '../../../shared/county/profile.ts';
import { formatDate, inBerlin } from '../../../shared/domain/calendar.ts';
import { heading, list, smallText, strong, text } from './blocks.ts';
import { editorsRemark } from './editors-remark.ts';
import { nextDates } from './report-dates.ts';
import type { Block, Section } from './report-document.ts';
import type { DocumentInputs } from './report-inputs.ts';

const networksId = 'netzwerke';

/** Who works together on what in the county, and what comes next. */
export const networksChapter = ({ site: { county }, report, release }: DocumentInputs, number: number): Section => ({
  id: networksId,
  number: String(number),
  title: 'Netzwerke und Termine',
  blocks: [
    ...editorsRemark(release.commentary, networksId),
    heading(3, `${number}.1 Netzwerke`),
    text('In Netzwerken sprechen sich Ämter, Träger und Ehrenamtliche im Kreis ab. Wer mitarbeiten möchte, meldet sich bei der genannten Stelle.'),
    ...networksOf(county.networks),
    heading(3, `${number}.2 Nächste Termine`),
    ...list(nextDates(report.month, release.frozenAt, county).map((date) => [date])),
    smallText(`Die Termine sind der Stand vom ${formatDate(inBerlin(release.frozenAt).date)}. Änderungen gibt die ${county.office.name} bekannt.`),
  ],
});

/** Of networks that share a contact it is said once. */
const networksOf = (networks: readonly Network[]): readonly Block[] => {
  const contacts = new Set(networks.map(contactOf));
  const [shared] = contacts;
  if (contacts.size !== 1 || shared === undefined) {
    return list(networks.map((network) => [strong(network.name), `: ${network.purpose} Kontakt: ${contactOf(network)}`]));
  }
  return [...list(networks.map(({ name, purpose }) => [strong(name), `: ${purpose}`])), text(`Kontakt für alle Netzwerke: ${shared}`)];
};

// A telephone number does not break.
const contactOf = ({ contact: { name, phone } }: Network): string => `${name}, Telefon ${phone}`.replace(/(?<=Telefon|\d) /g, '\u00a0');
