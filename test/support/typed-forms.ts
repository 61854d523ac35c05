import fc from 'fast-check';
import { draftReview, draftSectionCodes, draftSections } from '../../shared/domain/funding/draft.ts';
import { fieldAt } from '../../shared/domain/funding/fields.ts';
import { submissionFields } from '../../shared/domain/funding/submission-fields.ts';

const words = fc.constantFrom(
  '',
  ' ',
  'Förderverein Brücke e. V.',
  'a\r\nb',
  '\u0000',
  '\ud800',
  '<script>alert(1)</script>',
  'x'.repeat(600),
  '__proto__',
  'constructor',
  'ja',
  'nein',
  'on',
  '01999001',
  'DE89 3704 0044 0532 0130 00',
  'kim@verein.example',
  'VR 1234',
  'INT-2025-0017',
  '1.3.2027',
  '31. April 2027',
  '2027-02-30',
  '1.234,50',
  '12,345',
  '-1',
  '99999999999999999999',
  '1e300',
  'NaN',
  'association',
  'county',
  'own',
  'staff',
  'hour',
  'none',
  'complete 2',
  'statutes INT-2025-0017',
  '019995001',
);
const value = fc.oneof({ weight: 9, arbitrary: words }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) });

// Of the fields of a row those of the first, of one far away, and of none.
const rows = ['0', '0', '1', '7', '299', '999', '1000', '-1', '00', 'x', '__proto__'];
const fields = Object.keys(submissionFields).filter((pointer) => !['group', 'list'].includes(fieldAt(pointer)?.kind ?? ''));
const named = fc
  .tuple(fc.constantFrom(...fields), fc.constantFrom(...rows))
  .map(([pointer, row]) => pointer.slice(1).replace(/\/\*$/, '').replaceAll('*', row).replaceAll('/', '.'));
const others = fc.constantFrom(
  'version',
  'declarations',
  'reuseRelease',
  'onFile',
  'check.organisation',
  'check.place',
  'project.area',
  '',
  '.',
  '__proto__',
);
const name = fc.oneof({ weight: 10, arbitrary: named }, { weight: 3, arbitrary: others }, { weight: 1, arbitrary: fc.string({ maxLength: 12 }) });

const actions = fc.constantFrom(
  'save',
  'later',
  'calculate',
  'add:/costs',
  'add:/organisation/signatories',
  'add:/nowhere',
  'remove:/costs/0',
  'remove:/goals/goals/999',
  'remove:/costs/',
  'paste-costs',
  'paste-financing',
  'x',
);
const cell = fc.constantFrom('Honorar', 'Kurs', '12,5', '40,00', '', '"', '1.000', 'staff');
const pasted = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 4 }).map((lines) => lines.map((line) => line.join('\t')).join('\r\n'));

/** What a browser, or whoever plays one, can send to a page of a draft. `version`: where it is `current`, the one that the page shows. */
export const typedForms: fc.Arbitrary<URLSearchParams> = fc
  .record({
    pairs: fc.array(fc.tuple(name, value), { maxLength: 25 }),
    action: fc.option(actions, { nil: undefined }),
    version: fc.constantFrom('current', 'current', '0', '1', '-1', 'x', '1e9', undefined),
    paste: fc.option(fc.tuple(fc.constantFrom('costs', 'financing'), pasted), { nil: undefined }),
  })
  .map(({ pairs, action, version, paste }) => {
    const params = new URLSearchParams(pairs);
    if (action !== undefined) params.set('action', action);
    if (version !== undefined) params.set('version', version);
    if (paste !== undefined) params.set(`${paste[0]}.paste`, paste[1]);
    return params;
  });

/** Pages of a draft that take a form, and some that do not exist. */
export const formPages = fc.constantFrom(...draftSectionCodes.map((code) => draftSections[code].slug), draftReview.slug, 'nirgends', '__proto__');
