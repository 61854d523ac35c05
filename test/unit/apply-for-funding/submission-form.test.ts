import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editForm,
  editTarget,
  emptyForm,
  type FormValues,
  readForm,
  shownForm,
  submissionOf,
  sumsOf,
  tidyForm,
} from '../../../functions/apply-for-funding/submission-form.ts';
import { parseGermanDate } from '../../../shared/domain/german-date.ts';
import { formatAmount } from '../../../shared/domain/money.ts';
import { validSubmissions } from '../../support/submissions.ts';
import { formOf } from '../../support/submitted-form.ts';

const areas = (area: string): readonly string[] => (area === 'amt' ? ['01999001', '01999002'] : []);
const row = (code: string, description: string, amount: string) => ({ code, description, amount });
const empty = row('', '', '');
const withRows = (over: Partial<FormValues>): FormValues => ({ ...emptyForm('k'), ...over });

describe('a date as people type it', () => {
  it.each([
    ['1.3.2027', '2027-03-01'],
    ['01.03.2027', '2027-03-01'],
    [' 1. 3. 27 ', '2027-03-01'],
    ['2027-03-01', '2027-03-01'],
    ['29.2.2028', '2028-02-29'],
    ['30. November 2027', '2027-11-30'],
    ['1. Ma\u0308rz 2027', '2027-03-01'],
    ['1 Maerz 27', '2027-03-01'],
    ['1. Mrz. 2027', '2027-03-01'],
    ['5. MAI 2027', '2027-05-05'],
    ['1.Sept.2027', '2027-09-01'],
    ['31. Jänner 2027', '2027-01-31'],
    // A form that can be read; that the day does not exist says the schema.
    ['29.2.2027', '2027-02-29'],
    ['31. April 2027', '2027-04-31'],
    ['1. Monat 2027', undefined],
    ['1. Ju 2027', undefined],
    ['13.27', undefined],
    ['1/3/2027', undefined],
    ['', undefined],
  ])('%s', (text, date) => {
    expect(parseGermanDate(text)).toBe(date);
  });
});

describe('what a browser sends', () => {
  it('means the submission that was typed', () => {
    fc.assert(
      fc.property(validSubmissions, (valid) => {
        const values = tidyForm(readForm(formOf(valid)));
        const project = { ...valid.project, municipalities: [...valid.project.municipalities].sort() };
        expect(submissionOf(values, areas)).toEqual({ ...valid, project });
      }),
    );
  });

  it('is kept as typed, whatever it is', () => {
    const text = fc.string({ unit: 'grapheme' }).map((typed) => typed.replace(/\r/g, ''));
    const names = ['organisation.name', 'project.shortDescription', 'requestedAmount'] as const;
    fc.assert(
      fc.property(fc.tuple(text, text, text), fc.array(fc.tuple(text, text, text), { maxLength: 8 }), (singles, lines) => {
        const params = new URLSearchParams(names.map((name, i) => [name, singles[i] ?? '']));
        for (const [i, [category, description, amount]] of lines.entries()) {
          for (const [name, typed] of Object.entries({ category, description, amount })) params.set(`costs.${i}.${name}`, typed);
        }
        const values = readForm(new URLSearchParams(params.toString()));
        expect(names.map((name) => values.singles[name])).toEqual(singles);
        expect(values.costs).toEqual(lines.map(([code, description, amount]) => ({ code, description, amount })));
      }),
    );
  });

  it('has line feeds for line breaks: they count once', () => {
    const params = new URLSearchParams({ 'project.shortDescription': 'a\r\nb' });
    expect(readForm(params).singles['project.shortDescription']).toBe('a\nb');
  });

  it('leaves out what may be left out, and empty lines wherever they are', () => {
    const params = new URLSearchParams({
      'costs.0.category': '',
      'costs.0.amount': ' ',
      'costs.2.amount': '5',
      'financing.1.source': 'own',
      'contact.phone': ' ',
    });
    const values = tidyForm(readForm(params));
    expect(values.costs).toEqual([row('', '', '5')]);
    expect(submissionOf(values, areas)).toMatchObject({ contact: { name: '', email: '' }, financing: [{ source: 'own', amount: '' }] });
    expect(submissionOf(values, areas)).not.toHaveProperty('contact.phone');
  });

  it('leaves amounts and dates that cannot be read to the rules, as typed', () => {
    const values = withRows({ costs: [row('fees', 'x', '12,345')] });
    expect(submissionOf({ ...values, singles: { ...values.singles, 'project.startDate': 'morgen' } }, areas)).toMatchObject({
      costs: [{ amount: '12,345' }],
      project: { startDate: 'morgen' },
    });
  });

  it('takes an area for its municipalities, each once', () => {
    const values = withRows({ areas: ['amt', 'unknown'], municipalities: ['01999002', '01999003'] });
    expect(submissionOf(values, areas)).toMatchObject({ project: { municipalities: ['01999001', '01999002', '01999003'] } });
  });
});

describe('the buttons of the plans', () => {
  const values = withRows({ costs: [row('fees', 'a', '1'), row('rent', 'b', '2')], financing: [row('county', '', '3')] });

  it('add a line at the end, and come back to it', () => {
    expect(editForm(values, 'add-costs')).toEqual({ ...values, costs: [...values.costs, empty] });
    expect(editForm(values, 'add-financing')).toEqual({ ...values, financing: [...values.financing, empty] });
    expect([editTarget(values, 'add-costs'), editTarget(values, 'add-financing')]).toEqual(['costs-2', 'financing-1']);
  });

  it('add no line beyond the limit of the plan', () => {
    const full = { ...values, costs: Array.from({ length: 50 }, () => row('fees', 'a', '1')) };
    expect(editForm(full, 'add-costs')).toEqual(full);
  });

  it('remove the line they stand at', () => {
    expect(editForm(values, 'remove-costs.0')).toEqual({ ...values, costs: [row('rent', 'b', '2')] });
    expect(editTarget(values, 'remove-costs.0')).toBe('costs');
  });

  it('add up, and propose the requested amount where none is typed', () => {
    expect(editForm(values, 'calculate')?.singles.requestedAmount).toBe('3,00');
    const typed = { ...values, singles: { ...values.singles, requestedAmount: '7' } };
    expect(editForm(typed, 'calculate')).toEqual(typed);
    expect(editTarget(values, 'calculate')).toBe('summen');
  });

  it.each(['submit', '', 'remove-contact.0', 'add-costs;'])('leave everything else to submitting: %j', (action) => {
    expect(editForm(values, action)).toBeUndefined();
  });
});

describe('the form that is shown', () => {
  it('begins with three lines each, the first of the financing plan is this grant', () => {
    expect(emptyForm('k').costs).toEqual([empty, empty, empty]);
    expect(emptyForm('k').financing).toEqual([row('county', '', ''), empty, empty]);
  });

  it('has room to go on', () => {
    expect(shownForm(withRows({ costs: [row('fees', 'a', '1')] })).costs).toEqual([row('fees', 'a', '1'), empty, empty]);
  });
});

describe('sums', () => {
  it('are known when every line has an amount that can be read', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000_000_000 }), { minLength: 1, maxLength: 50 }), (amounts) => {
        const values = withRows({ costs: [...amounts.map((amount) => row('fees', 'x', formatAmount(amount))), empty] });
        expect(sumsOf(values).costs).toBe(amounts.reduce((sum, amount) => sum + amount, 0));
      }),
    );
    const values = withRows({
      costs: [row('fees', 'x', '1'), row('fees', 'y', 'viel')],
      financing: [row('county', '', '1,50'), row('own', '', '2')],
    });
    expect(sumsOf(values)).toEqual({ costs: undefined, financing: 350, county: 150 });
    expect(sumsOf(withRows({ costs: [] })).costs).toBeUndefined();
  });
});
