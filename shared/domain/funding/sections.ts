import { type DraftSection, draftSectionCodes } from './draft.ts';

/** The first tokens of the JSON Pointers that belong to a section. */
const parts: Readonly<Record<DraftSection, readonly string[]>> = {
  check: ['check'],
  organisation: ['organisation', 'contact'],
  project: ['project'],
  goals: ['goals'],
  costs: ['costs'],
  financing: ['financing', 'sameCostsElsewhere', 'requestedAmount', 'fallback'],
  attachments: ['attachments', 'onFile'],
  declarations: ['declarations', 'reuseRelease'],
};

/** The first tokens of the JSON Pointers that belong to a section. */
export const partsOf = (section: DraftSection): readonly string[] => parts[section];

/** The section that a JSON Pointer belongs to; `undefined` for the whole, or for what no section has. */
export const sectionOf = (pointer: string): DraftSection | undefined => {
  const part = pointer.split('/')[1] ?? '';
  return draftSectionCodes.find((code) => parts[code].includes(part));
};

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
} as const satisfies Partial<Record<DraftSection, readonly FieldGroup[]>>;
