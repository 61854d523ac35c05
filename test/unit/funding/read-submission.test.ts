import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../shared/domain/funding/field-messages.ts';
import { byFormOrder, fieldAt } from '../../../shared/domain/funding/fields.ts';
import { readSubmission, refuseFields } from '../../../shared/domain/funding/read-submission.ts';
import { submissionSchema } from '../../../shared/domain/funding/submission.ts';
import { ruleContext, submission, validSubmissions } from '../../support/submissions.ts';

const read = (input: unknown, channel: Channel = 'api') => readSubmission(input, channel, ruleContext);
const errorsOf = (input: unknown, channel: Channel = 'api') => {
  const result = read(input, channel);
  return 'errors' in result ? result.errors : [];
};
const messageAt = (pointer: string, input: unknown, channel: Channel = 'api') =>
  errorsOf(input, channel)
    .filter((error) => error.pointer === pointer)
    .map(({ message }) => message);

describe('a submission that is right', () => {
  it('is read as it was sent', () => {
    expect(read(submission)).toEqual({ submission });
    fc.assert(
      fc.property(validSubmissions, (valid) => {
        expect(read(valid)).toEqual({ submission: valid });
      }),
    );
  });

  it('loses blanks around its lines', () => {
    const organisation = { ...submission.organisation, name: '  Verein \n' };
    expect(read({ ...submission, organisation })).toMatchObject({ submission: { organisation: { name: 'Verein' } } });
  });

  it('has the same form whatever the order of its fields', () => {
    const turned = Object.fromEntries(Object.entries(submission).reverse());
    expect(JSON.stringify(submissionSchema.parse(turned))).toBe(JSON.stringify(submissionSchema.parse(submission)));
  });
});

describe('a submission that is empty', () => {
  it('is asked for everything, once for each field', () => {
    expect(errorsOf({}).map(({ pointer }) => pointer)).toEqual([
      '/organisation',
      '/contact',
      '/project',
      '/goals',
      '/costs',
      '/financing',
      '/sameCostsElsewhere',
      '/requestedAmount',
      '/declarations',
      '/reuseRelease',
    ]);
  });

  it('as a form gets the question of each field', () => {
    // Every field that must be filled in, as a form without a single answer sends it.
    const empty = {
      organisation: { name: '', legalForm: '', street: ' ', postcode: '', city: '', signatories: [] },
      contact: { name: '', email: '' },
      project: { title: '', shortDescription: '', municipalities: [], startDate: '', endDate: '', fieldsOfAction: [] },
      goals: {
        need: '',
        goals: [{ goal: '', indicator: '', target: '' }],
        measures: [{ what: '' }],
        targetGroups: [],
        participants: '',
        sustainability: '',
      },
      costs: [{ category: '', description: '', amount: '' }],
      financing: [{ source: '', amount: '' }],
      requestedAmount: '',
      declarations: [],
      reuseRelease: false,
    };
    const found = errorsOf(empty, 'form');
    const errors = found.filter(({ pointer }) => pointer !== '/declarations');
    expect(found.length - errors.length).toBe(ruleContext.round.texts.declarations.length);
    expect(errors).toHaveLength(33);
    for (const { pointer, message } of errors) expect(message).toBe(fieldAt(pointer)?.ask);
    expect(errors.map(({ pointer }) => pointer)).toEqual([...errors.map(({ pointer }) => pointer)].sort(byFormOrder));
  });

  it.each([[null], ['text'], [7], [[]]])('and no object (%j) gets one sentence', (input) => {
    expect(errorsOf(input)).toEqual([{ pointer: '', message: expect.stringContaining('Objekt') }]);
  });
});

describe('what is wrong with a field', () => {
  const withName = (name: unknown) => ({ ...submission, organisation: { ...submission.organisation, name } });

  it.each(['Ver\nein', 'Ver\rein', 'Ver\u0000ein', 'Ver\u0085ein', 'Ver\u2028ein', 'a\u007fb'])('a line has no control characters: %j', (name) => {
    expect(messageAt('/organisation/name', withName(name))).toEqual([expect.stringContaining('Steuerzeichen')]);
  });

  it.each(['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069'])('nothing turns the direction of a text: %j', (control) => {
    expect(messageAt('/organisation/name', withName(`Verein${control}gnp`))).toEqual([expect.stringContaining('Steuerzeichen')]);
    const project = { ...submission.project, shortDescription: `Wir kochen\n${control}zusammen` };
    expect(messageAt('/project/shortDescription', { ...submission, project })).toEqual([expect.stringContaining('Steuerzeichen')]);
  });

  it.each(['\u200b\u200b', '\u200c \u200d', '\u2060', '\ufeff', '\u00ad', '\u3164'])('what nobody sees is no name: %j', (name) => {
    expect(messageAt('/organisation/name', withName(name))).toEqual(['Bitte geben Sie den Namen der Organisation an.']);
    const project = { ...submission.project, shortDescription: `${name}\n\t${name}` };
    expect(messageAt('/project/shortDescription', { ...submission, project })).toEqual([expect.stringContaining('beschreiben Sie kurz')]);
  });

  it.each(['می\u200cخواهم', 'Labor 👩\u200d🔬', 'नि\u200dर', '\u200bVerein', '❤\ufe0f'])('joiners may stand between what one sees: %j', (name) => {
    expect(read(withName(name))).toMatchObject({ submission: { organisation: { name } } });
  });

  it('gives up a long text without a match in linear time', () => {
    const started = performance.now();
    expect(errorsOf(withName(`${'\u200b'.repeat(100_000)}${'a\u200b'.repeat(50_000)}\u0000`))).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('half a character cannot be stored', () => {
    expect(messageAt('/organisation/name', withName('a\ud800b'))).toEqual([expect.stringContaining('nicht speichern')]);
    expect(errorsOf(withName('a😀b'))).toEqual([]);
  });

  it('too long says by how much', () => {
    expect(messageAt('/organisation/name', withName('x'.repeat(163)))).toEqual([
      'Der Text ist zu lang. Möglich sind 150 Zeichen. Bitte kürzen Sie ihn um 13 Zeichen.',
    ]);
    const shortDescription = `${'x\n'.repeat(250)}y`;
    expect(messageAt('/project/shortDescription', { ...submission, project: { ...submission.project, shortDescription } })).toEqual([
      expect.stringContaining('500 Zeichen. Bitte kürzen Sie ihn um 1 Zeichen.'),
    ]);
  });

  it.each(['x', 'a@b', 'a b@example.org', 'a@example.org\r\nBcc: b@example.org', '"a"@example.org, b@example.org'])(
    'an address is one address: %j',
    (email) => {
      expect(messageAt('/contact/email', { ...submission, contact: { ...submission.contact, email } })).toEqual([
        expect.stringContaining('name@example.org'),
      ]);
    },
  );

  it.each(['kim@müller.de', 'jürgen@example.org'])('an address with umlauts is not possible, and that is said: %s', (email) => {
    expect(messageAt('/contact/email', { ...submission, contact: { ...submission.contact, email } }, 'form')).toEqual([
      expect.stringContaining('mit Umlauten oder anderen Sonderzeichen sind hier nicht möglich. Bitte geben Sie eine andere Adresse an'),
    ]);
  });

  it.each([
    ['1/3/2027', 'können wir nicht lesen'],
    ['2027-02-29', 'gibt es nicht'],
  ])('a person is told whether the form of a date or the day is the problem: %s', (endDate, said) => {
    expect(messageAt('/project/endDate', { ...submission, project: { ...submission.project, endDate } }, 'form')).toEqual([
      expect.stringContaining(said),
    ]);
  });

  it.each(['1234', '123456', 'D-12345', '١٢٣٤٥'])('a postcode has five digits: %s', (postcode) => {
    expect(messageAt('/organisation/postcode', { ...submission, organisation: { ...submission.organisation, postcode } })).toHaveLength(1);
  });

  it.each(['2027-02-29', '01.03.2027', '2027-3-1', '20270301'])('a date exists and is written as ISO: %s', (startDate) => {
    const errors = errorsOf({ ...submission, project: { ...submission.project, startDate } });
    expect(errors).toEqual([{ pointer: '/project/startDate', message: expect.stringContaining('JJJJ-MM-TT') }]);
  });

  it.each([0, -1, 1.5, Number.NaN, '100', 10_000_000_001, true, null])('an amount is a positive number of cents: %s', (requestedAmount) => {
    expect(messageAt('/requestedAmount', { ...submission, requestedAmount })).toHaveLength(1);
  });

  it('a person at the form is told about euros, a program about cents', () => {
    expect(messageAt('/requestedAmount', { ...submission, requestedAmount: 'zwölf' }, 'form')).toEqual([expect.stringContaining('1.234,50')]);
    expect(messageAt('/requestedAmount', { ...submission, requestedAmount: 'zwölf' }, 'api')).toEqual([expect.stringContaining('Cent')]);
    expect(messageAt('/requestedAmount', { ...submission, requestedAmount: 0 }, 'form')).toEqual([expect.stringContaining('größer als 0,00')]);
  });

  it('a choice names what can be chosen', () => {
    const [line] = submission.costs;
    expect(messageAt('/costs/1/category', { ...submission, costs: [line, { ...line, category: 'beer' }] })).toEqual([
      expect.stringContaining('staff, fees, volunteering'),
    ]);
  });

  it.each([
    ['de89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['DE89-3704-0044-0532-0130-00', 'DE89370400440532013000'],
    [' DE89\u00a03704.0044.0532.0130.00\t', 'DE89370400440532013000'],
  ])('an IBAN is read in the groups that people type: %j', (typed, iban) => {
    const organisation = { ...submission.organisation, account: { holder: 'Verein', iban: typed } };
    expect(read({ ...submission, organisation })).toMatchObject({ submission: { organisation: { account: { iban } } } });
  });

  it.each(['3704 0044 0532 0130 00', 'DE', 'DE89', 'D€89370400440532013000', 'x'.repeat(61)])(
    'what has not the shape of an IBAN is told how one looks: %j',
    (iban) => {
      const organisation = { ...submission.organisation, account: { holder: 'Verein', iban } };
      expect(messageAt('/organisation/account/iban', { ...submission, organisation }, 'form')).toEqual([
        expect.stringMatching(/22 Zeichen|60 Zeichen/),
      ]);
    },
  );

  it.each(['VR 1234', 'HRB 12345', 'VR 1234 KI', 'VR1234', 'PR 12'])('a register number names its register: %s', (number) => {
    const organisation = { ...submission.organisation, register: { court: 'Amtsgericht Kiel', number: ` ${number.toLowerCase()} ` } };
    expect(errorsOf({ ...submission, organisation })).toEqual([]);
  });

  it.each(['1234', 'VR', 'VR 1234567', 'VRX 12', 'Verein Nr. 12'])('and %j is none', (number) => {
    const organisation = { ...submission.organisation, register: { court: 'Amtsgericht Kiel', number } };
    expect(messageAt('/organisation/register/number', { ...submission, organisation }, 'form')).toEqual([
      'Bitte geben Sie Register und Nummer ein, zum Beispiel VR 1234 oder HRB 12345.',
    ]);
  });

  it.each([0, -1, 12.345, 1_000_001, '12', true])('a quantity is a number above zero with two decimals: %s', (quantity) => {
    const costs = submission.costs.map((line) => ({ ...line, quantity }));
    expect(messageAt('/costs/1/quantity', { ...submission, costs })).toHaveLength(1);
    expect(messageAt('/costs/1/quantity', { ...submission, costs: submission.costs.map((line) => ({ ...line, quantity: 12.34 })) })).toEqual([]);
  });

  it.each([0, -5, 1.5, '120', 1_000_001])('people are counted in whole numbers: %s', (participants) => {
    expect(messageAt('/goals/participants', { ...submission, goals: { ...submission.goals, participants } })).toHaveLength(1);
  });

  it.each(['INT-2026-42', 'int-2026-0042', 'INT-26-0042', '0042'])('a reference looks like ours: %s is none', (previousReference) => {
    expect(messageAt('/project/previousReference', { ...submission, project: { ...submission.project, previousReference } }, 'form')).toEqual([
      'Ein Aktenzeichen sieht so aus: INT-2026-0042.',
    ]);
  });

  it.each([
    ['/goals/goals', { goals: Array.from({ length: 4 }, () => submission.goals.goals[0]) }],
    ['/goals/measures', { measures: Array.from({ length: 21 }, () => ({ what: 'a' })) }],
    ['/goals/targetGroups', { targetGroups: Array.from({ length: 11 }, () => 'everyone') }],
  ])('there is a limit at %s', (pointer, goals) => {
    expect(messageAt(pointer, { ...submission, goals: { ...submission.goals, ...goals } })).toEqual([
      expect.stringMatching(/^Möglich sind höchstens \d+ Einträge\./),
    ]);
  });

  it('a plan of 51 lines is too long', () => {
    const costs = Array.from({ length: 51 }, () => submission.costs[0]);
    expect(messageAt('/costs', { ...submission, costs })).toEqual(['Möglich sind höchstens 50 Einträge. Bitte fassen Sie Einträge zusammen.']);
  });
});

describe('fields that nobody knows', () => {
  it('are refused where they stand', () => {
    const unknown = JSON.parse('{"__proto__": {"admin": true}, "a/b~c": 1}');
    const contact = { ...submission.contact, role: 'Vorstand' };
    const sent = { ...unknown, ...submission, ['__proto__']: 1, contact, costs: submission.costs.map((line) => ({ ...line, id: 1 })) };
    expect(errorsOf(sent)).toEqual(
      ['/contact/role', '/costs/0/id', '/costs/1/id', '/__proto__', '/a~1b~0c'].map((pointer) => ({
        pointer,
        message: 'Dieses Feld kennt die Schnittstelle nicht. Bitte lassen Sie es weg.',
      })),
    );
  });

  it('do not hide broken rules, and rules do not hide them', () => {
    const errors = errorsOf({ ...submission, colour: 'red', requestedAmount: 1, contact: { name: '', email: 'x' } });
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/contact/name', '/contact/email', '/requestedAmount', '/requestedAmount', '/colour']);
  });
});

describe('the refusal', () => {
  it('lists no more errors than anybody can read, and says how many there are', () => {
    const unknown = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`field${n}`, n]));
    const refusal = refuseFields(errorsOf({ ...submission, ...unknown }));
    expect(refusal.status).toBe(422);
    expect(refusal.errors).toHaveLength(301);
    expect(refusal.errors.at(-1)).toEqual({ pointer: '', message: 'Es gibt 4700 weitere Fehler, die hier nicht stehen.' });
  });
});
