import type { CountyProfile } from '../../shared/county/profile.ts';
import { addMonths } from '../../shared/domain/calendar.ts';
import { figuresAnswerSchemas, figuresBodySchema } from '../../shared/domain/statistics/delivery-api-shapes.ts';
import { describedSchema } from './described-schema.ts';
import type { DescribedApi } from './open-api.ts';
import { idempotencyKey, jsonOf, problems } from './open-api-parts.ts';

const security = [{ figuresKey: [] }];
const tags = ['figures'];

/** Names of the numbers that have to be sent, for every administration the same. */
const askedNames = ({ collection }: Pick<CountyProfile, 'collection'>): readonly string[] =>
  collection.indicators.flatMap(({ code, parts }) => (parts.length === 0 ? [code] : parts.map(({ status }) => `${code}.${status}`)));

/** A delivery that is taken as it stands, whatever was delivered before: nothing is left to ask about. */
const exampleFigures = ({ county }: DescribedApi) => {
  const names = askedNames(county);
  return {
    // Ever smaller, so that no part is more than what it is a part of.
    values: Object.fromEntries(names.map((name, index) => [name, 10 * (names.length - index)])),
    comments: Object.fromEntries(names.slice(0, 1).map((name) => [name, 'Zwei Häuser sind neu.'])),
    provisional: false,
    confirmed: [...names, ...county.collection.indicators.map(({ code }) => code)],
    reason: 'Zwei Häuser fehlten.',
  };
};

/** What administrations deliver by program. */
export const figuresPaths = (api: DescribedApi) => ({
  '/api/figures/{month}': {
    parameters: [
      {
        name: 'month',
        in: 'path',
        required: true,
        description: 'A month that is over, at most two years ago: `YYYY-MM`.',
        schema: { type: 'string', pattern: '^\\d{4}-\\d{2}$' },
        example: addMonths(api.today.slice(0, 7), -1),
      },
    ],
    get: {
      operationId: 'readFigures',
      tags,
      security,
      summary: 'The form of a month as data: what is asked, what was known of the month before, what is delivered.',
      responses: { 200: { description: 'As it is now.', content: jsonOf('FiguresForm') }, ...problems(401, 404, 405) },
    },
    put: {
      operationId: 'deliverFigures',
      tags,
      security,
      summary: 'Delivers the figures of a month, whole.',
      description:
        'Every `required` field of the form has a number, or `null` where it is not there; or its indicator has the total alone. The rules are those of the form: what cannot be read is refused, and so is a number that is unusual, until its field stands in `confirmed` or has a comment. The very same figures again make no new delivery. The administration gets a receipt by mail.',
      parameters: [idempotencyKey('delivery', 'Without a key the same content again is the same delivery.')],
      requestBody: { required: true, content: jsonOf('Figures', { example: exampleFigures(api) }) },
      responses: {
        200: { description: 'The figures are delivered.', content: jsonOf('FiguresDelivered') },
        ...problems(400, 401, 404, 405, 409, 413, 415, 422),
      },
    },
  },
});

const submissionWords = (at: string): Readonly<Record<string, string>> => ({
  [`${at}/vintage`]: 'Name under which the figures are kept for good. A correction has another one.',
  [`${at}/at`]: 'Instant of the delivery, UTC.',
  [`${at}/way`]: 'How it came: `form`, `file`, or `api`.',
  [`${at}/provisional`]: 'The figures will still change.',
  [`${at}/reason`]: 'Why it was changed after the report was published.',
});

const place = { '/month': 'The month, `YYYY-MM`.', '/area': 'Key of the administration: nine digits, or eight of an amtsfreie Gemeinde.' };

/** Schemas of these paths. */
export const figuresSchemas = () => {
  const { form, delivered } = figuresAnswerSchemas();
  return {
    Figures: describedSchema(figuresBodySchema(), {
      '': 'All figures of one administration for one month. Unknown fields are refused.',
      '/values': 'Numbers by the `name` of their field. `null`: it is not there this month. A Gemeinde that is left out is not known.',
      '/comments': 'Remarks by the name of the field, or of the indicator, at most 300 characters. They may be printed, so no names of persons.',
      '/provisional': 'The figures will still change; the report marks them.',
      '/confirmed': 'Names of fields whose numbers are unusual and right.',
      '/reason': 'Needed once the report of the month is published: one sentence, at most 300 characters, which may be printed.',
      '/version': 'The `version` that was read. With another one there the delivery is refused with 409; left out, it counts as it is.',
    }),
    FiguresForm: describedSchema(form, {
      ...place,
      '/name': 'Name of the administration.',
      '/due': 'Last day of the deadline.',
      '/phase': 'Where the month stands: `open`, `late` after the deadline, `drafting` while the report is made, `published`.',
      '/version': 'Counts every change; 0 before the first.',
      '/submission': 'The last delivery; absent before the first.',
      ...submissionWords('/submission'),
      '/fields': 'Every number that may be sent, in the order of the form.',
      '/fields/items/name': 'Name of the field.',
      '/fields/items/indicator': 'Code of the indicator.',
      '/fields/items/label': 'What people read beside it, German.',
      '/fields/items/area': 'The administration, or one of its Gemeinden.',
      '/fields/items/areaName': 'Name of that area.',
      '/fields/items/status': 'Code of the kind, `_T` for all kinds together.',
      '/fields/items/unit': 'What is counted: a code of the catalogue.',
      '/fields/items/required': 'It is asked of everybody; the others may be left out.',
      '/fields/items/lastMonth': 'What is known of the month before, `null` where nothing is.',
      '/fields/items/value': 'What is delivered, `null` where nothing is.',
    }),
    FiguresDelivered: describedSchema(delivered, {
      ...submissionWords(''),
      ...place,
      '/version': 'The version after this delivery.',
      '/notes': 'How many numbers were unusual and confirmed or explained.',
    }),
  };
};
