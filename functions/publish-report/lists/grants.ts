import * as z from 'zod';
import { type Instant, inBerlin, lastDayOf, type Month } from '../../../shared/domain/calendar.ts';
import { legalForms } from '../../../shared/domain/funding/round.ts';
import { grantsPath } from '../../../shared/domain/statistics/publication-paths.ts';
import type { FundingSnapshot, PublicProject } from '../../../shared/domain/statistics/release.ts';
import type { Hash } from '../files/named-file.ts';
import { csvField } from '../files/tidy-csv.ts';
import type { ReportSite } from '../report-site.ts';

/** An award of the 360Giving standard (1.4), as far as the house publishes it. Money is in euros here, cents are its decimals. */
const grantSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  currency: z.literal('EUR'),
  amountAwarded: z.number(),
  awardDate: z.string(),
  plannedDates: z.tuple([z.object({ startDate: z.string(), endDate: z.string() })]),
  recipientOrganization: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  recipientIndividual: z.object({ id: z.string(), name: z.string() }).optional(),
  beneficiaryLocation: z.array(z.object({ name: z.string(), countryCode: z.string(), geoCode: z.string() })),
  fundingOrganization: z.array(z.object({ id: z.string(), name: z.string() })),
  dateModified: z.string(),
});

/** @see grantSchema */
export type Grant = z.infer<typeof grantSchema>;

const packageSchema = z.object({ grants: z.array(grantSchema) });

/** Awards of a file that was published. */
export const grantsIn = (file: Uint8Array | undefined): readonly Grant[] =>
  file === undefined ? [] : packageSchema.parse(JSON.parse(new TextDecoder().decode(file))).grants;

type GrantSource = { readonly site: ReportSite; readonly month: Month; readonly funding: FundingSnapshot; readonly hash: Hash };

/**
 * The awards with those of a snapshot: its month's projects take the place of what the file has of that month, unless the file has it from a
 * later snapshot. So a project that was given back goes, and one that is over stays.
 */
export const withSnapshot = (before: readonly Grant[], source: GrantSource): readonly Grant[] => {
  const { month, funding } = source;
  const known = new Map(before.map((grant) => [grant.id, grant]));
  const kept = before.filter((grant) => grant.dateModified > funding.takenAt || !runsIn(grant, month));
  const later = new Set(kept.map(({ id }) => id));
  const own = funding.projects.flatMap((project) => grantOf(project, source, known) ?? []).filter(({ id }) => !later.has(id));
  return [...kept, ...own].sort((a, b) => (a.id < b.id ? -1 : 1));
};

const runsIn = ({ plannedDates: [{ startDate, endDate }] }: Grant, month: Month): boolean =>
  startDate <= lastDayOf(month) && endDate >= `${month}-01`;

const grantOf = (project: PublicProject, { site, funding, hash }: GrantSource, known: ReadonlyMap<string, Grant>): Grant | undefined => {
  const { county } = site;
  const { grantPrefix } = county.openData;
  const id = `${grantPrefix}-${project.reference}`;
  if (project.approvedAmount === undefined) return undefined;
  const before = known.get(id);
  const said = {
    id,
    title: project.title,
    description: project.shortDescription ?? project.title,
    currency: 'EUR' as const,
    amountAwarded: project.approvedAmount / 100,
    awardDate: before?.awardDate ?? inBerlin(funding.takenAt).date,
    plannedDates: [{ startDate: project.startDate, endDate: project.endDate }] satisfies Grant['plannedDates'],
    ...recipientOf(project, grantPrefix, hash),
    beneficiaryLocation: placesOf(project, site),
    fundingOrganization: [{ id: `${grantPrefix}-org-${county.key}`, name: county.name }],
  };
  const same = before !== undefined && JSON.stringify({ ...said, dateModified: before.dateModified }) === JSON.stringify(before);
  return { ...said, dateModified: same ? before.dateModified : funding.takenAt };
};

/** Who got the money. A person has no name here and an id that says nothing about other awards. */
const recipientOf = (
  { organisation, reference }: PublicProject,
  prefix: string,
  hash: Hash,
): Pick<Grant, 'recipientOrganization' | 'recipientIndividual'> => {
  if (organisation === legalForms['natural-person']) return { recipientIndividual: { id: `${prefix}-person-${reference}`, name: organisation } };
  const isNamed = organisation !== legalForms['unregistered-group'];
  // No register has all of them: the same name is the same id.
  return { recipientOrganization: [{ id: `${prefix}-org-${isNamed ? hash(organisation).slice(0, 12) : reference}`, name: organisation }] };
};

const placesOf = ({ municipalities }: PublicProject, { county }: ReportSite): Grant['beneficiaryLocation'] => {
  const names = new Map(county.municipalities.map(({ ags, name }) => [ags, name]));
  if (municipalities.length >= county.municipalities.length) return [{ name: county.name, countryCode: 'DE', geoCode: county.key }];
  return [...municipalities].sort().map((ags) => ({ name: names.get(ags) ?? ags, countryCode: 'DE', geoCode: ags }));
};

/** The awards as a package of 360Giving. */
export const grantsJson = ({ county, siteUrl, exampleData }: ReportSite, grants: readonly Grant[]): string => {
  const { grantPrefix, licence } = county.openData;
  const document = {
    version: '1.4',
    title: `${exampleData ? 'Beispieldaten: ' : ''}Geförderte Integrationsprojekte, ${county.name}`,
    description: `Bewilligte Integrationsprojekte. ${awardDateNote} ${personsNote}`,
    identifier: `${grantPrefix}-package`,
    publisher: { identifier: `${grantPrefix}-org-${county.key}`, name: county.name, website: siteUrl },
    license: licence.url,
    licenseName: licence.name,
    downloadURL: `${siteUrl}${grantsPath('json')}`,
    modified: newestChange(grants),
    grants,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
};

/** When something last changed. */
export const newestChange = (grants: readonly Grant[]): Instant =>
  grants.reduce((newest, { dateModified }) => (dateModified > newest ? dateModified : newest), '');

/** What the day of an award is here. */
export const awardDateNote = 'Als Tag der Bewilligung gilt der Tag, an dem das Projekt zum ersten Mal als bewilligt in den Daten stand.';

/** Who is not named. */
export const personsNote = 'Privatpersonen und nicht eingetragene Gruppen werden nicht mit Namen genannt.';

const columns: readonly (readonly [string, (grant: Grant) => string])[] = [
  ['Identifier', ({ id }) => id],
  ['Title', ({ title }) => title],
  ['Description', ({ description }) => description],
  ['Currency', ({ currency }) => currency],
  ['Amount Awarded', ({ amountAwarded }) => String(amountAwarded)],
  ['Award Date', ({ awardDate }) => awardDate],
  ['Planned Dates:Start Date', ({ plannedDates: [{ startDate }] }) => startDate],
  ['Planned Dates:End Date', ({ plannedDates: [{ endDate }] }) => endDate],
  ['Recipient Org:Identifier', ({ recipientOrganization: [first] = [] }) => first?.id ?? ''],
  ['Recipient Org:Name', ({ recipientOrganization: [first] = [] }) => first?.name ?? ''],
  ['Recipient Ind:Identifier', ({ recipientIndividual }) => recipientIndividual?.id ?? ''],
  ['Recipient Ind:Name', ({ recipientIndividual }) => recipientIndividual?.name ?? ''],
  ['Beneficiary Location:Name', ({ beneficiaryLocation }) => beneficiaryLocation.map(({ name }) => name).join('; ')],
  ['Funding Org:Identifier', ({ fundingOrganization: [first] }) => first?.id ?? ''],
  ['Funding Org:Name', ({ fundingOrganization: [first] }) => first?.name ?? ''],
  ['Last Modified', ({ dateModified }) => dateModified],
];

/** The awards as a table with the column titles of 360Giving, for portals that take nothing but tables. */
export const grantsCsv = (grants: readonly Grant[]): string =>
  [columns.map(([title]) => title).join(','), ...grants.map((grant) => columns.map(([, cell]) => csvField(cell(grant))).join(',')), ''].join('\r\n');
