/**
 * The sections of an application in their order, as the task list shows them. `slug` is the last part of a page's address; `parts` are the
 * first tokens of the JSON Pointers that belong to the section.
 */
export const sections = {
  check: { slug: 'pruefen', title: 'Prüfen, ob Sie Geld beantragen können', parts: ['check'] },
  organisation: { slug: 'organisation', title: 'Ihre Organisation', parts: ['organisation', 'contact'] },
  project: { slug: 'projekt', title: 'Ihr Projekt', parts: ['project'] },
  goals: { slug: 'ziele', title: 'Ziele und Zielgruppe', parts: ['goals'] },
  costs: { slug: 'kosten', title: 'Kosten', parts: ['costs'] },
  financing: { slug: 'finanzierung', title: 'Finanzierung', parts: ['financing', 'sameCostsElsewhere', 'requestedAmount', 'fallback'] },
  attachments: { slug: 'anlagen', title: 'Anlagen', parts: ['attachments', 'onFile'] },
  declarations: { slug: 'erklaerungen', title: 'Erklärungen', parts: ['declarations', 'reuseRelease'] },
} as const satisfies Record<string, { readonly slug: string; readonly title: string; readonly parts: readonly string[] }>;

/** A section that is saved. The ninth page, „Prüfen und absenden“, saves nothing. */
export type SectionCode = keyof typeof sections;

/** All sections in the order of the task list. */
export const sectionCodes: readonly SectionCode[] = [
  'check',
  'organisation',
  'project',
  'goals',
  'costs',
  'financing',
  'attachments',
  'declarations',
];

/** The section that a JSON Pointer belongs to; `undefined` for the whole, or for what no section has. */
export const sectionOf = (pointer: string): SectionCode | undefined => {
  const part = pointer.split('/')[1] ?? '';
  return sectionCodes.find((code) => new Set<string>(sections[code].parts).has(part));
};

/** The section of a page's address. */
export const sectionOfSlug = (slug: string): SectionCode | undefined => sectionCodes.find((code) => sections[code].slug === slug);

/** Fields that belong together on a page, under their heading; `note` says whom they concern. A list of rows stands for all its fields. */
export type FieldGroup = { readonly heading: string; readonly note?: string; readonly fields: readonly string[] };

/** What the pages of the sections ask for, in order; the plans, files and declarations have pages of their own. */
export const fieldGroups = {
  organisation: [
    {
      heading: 'Name und Anschrift',
      fields: [
        '/organisation/name',
        '/organisation/legalForm',
        '/organisation/street',
        '/organisation/postcode',
        '/organisation/city',
        '/organisation/seatInCounty',
      ],
    },
    {
      heading: 'Eintrag im Register',
      note: 'Nur für eingetragene Vereine und gemeinnützige Gesellschaften.',
      fields: ['/organisation/register/court', '/organisation/register/number'],
    },
    {
      heading: 'Steuern',
      note: 'Die Fragen zur Gemeinnützigkeit sind nur für Vereine, Verbände, gemeinnützige Gesellschaften und Stiftungen.',
      fields: [
        '/organisation/tax/notice',
        '/organisation/tax/noticeDate',
        '/organisation/tax/office',
        '/organisation/tax/number',
        '/organisation/inputTax',
      ],
    },
    { heading: 'Bankverbindung', fields: ['/organisation/account/holder', '/organisation/account/iban'] },
    { heading: 'Wer unterschreibt?', fields: ['/organisation/signatories', '/organisation/jointRepresentation'] },
    { heading: 'Ansprechperson', fields: ['/contact/name', '/contact/email', '/contact/phone'] },
  ],
  project: [
    {
      heading: 'Das Projekt',
      fields: ['/project/kind', '/project/previousReference', '/project/title', '/project/shortDescription', '/project/fieldsOfAction'],
    },
    { heading: 'Wann?', fields: ['/project/startDate', '/project/endDate', '/project/start'] },
    { heading: 'Wo?', fields: ['/project/municipalities'] },
  ],
  goals: [
    { heading: 'Ziele', fields: ['/goals/need', '/goals/goals', '/goals/measures'] },
    { heading: 'Menschen', fields: ['/goals/targetGroups', '/goals/participants', '/goals/childProtection', '/goals/partners'] },
    { heading: 'Wirkung', fields: ['/goals/sustainability', '/goals/publicity', '/goals/accessibility', '/goals/climate'] },
  ],
} as const satisfies Partial<Record<SectionCode, readonly FieldGroup[]>>;
