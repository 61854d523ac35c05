import fc from 'fast-check';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { fieldId } from '../../../shared/pages/field.tsx';
import { CheckboxField, ErrorSummary, Fieldset, RadioGroup, SelectField, SubmitButton, TextArea, TextField } from '../../../shared/pages/form.tsx';

const options = [
  { value: 'a', label: 'Verein' },
  { value: 'b', label: 'Schule' },
];
const described = { name: 'plan.0.amount', hint: 'In Euro.', error: 'Bitte prüfen.' };

/** Every form component with hint and error, and the tag that carries them. */
const components: readonly [string, VNode, string][] = [
  ['TextField', <TextField {...described} label="Betrag" />, 'input'],
  ['TextArea', <TextArea {...described} label="Betrag" limit={500} />, 'textarea'],
  ['SelectField', <SelectField {...described} label="Betrag" options={options} />, 'select'],
  ['CheckboxField', <CheckboxField {...described} label="Betrag" />, 'input'],
  [
    'Fieldset',
    <Fieldset {...described} legend="Betrag">
      x
    </Fieldset>,
    'fieldset',
  ],
];

const tagOf = (markup: string, tag: string): string => new RegExp(`<${tag} (?:[^>"]|"[^"]*")*>`).exec(markup)?.[0] ?? '';
const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

describe.each(components)('%s', (_name, component, tag) => {
  const markup = renderToString(component);
  const field = tagOf(markup, tag);

  test('has the id that a link to its error leads to', () => {
    expect(attribute(field, 'id')).toBe('plan-0-amount');
  });

  test('is described by its hint and then its error, both of which exist', () => {
    expect(attribute(field, 'aria-describedby')).toBe('plan-0-amount-hinweis plan-0-amount-fehler');
    expect(markup).toMatch(/id="plan-0-amount-hinweis">In Euro\./);
    expect(markup).toMatch(/id="plan-0-amount-fehler">.*Fehler: <\/span>Bitte prüfen\./);
  });

  test('has a name that people read', () => {
    expect(markup).toMatch(tag === 'fieldset' ? /<legend[^>]*>Betrag/ : /<label [^>]*for="plan-0-amount">Betrag/);
    if (tag !== 'fieldset') expect(attribute(field, 'aria-invalid')).toBe('true');
  });
});

describe('fields without anything to say', () => {
  test.each([
    ['TextField', <TextField name="a" label="A" />],
    ['SelectField', <SelectField name="a" label="A" options={options} />],
    ['CheckboxField', <CheckboxField name="a" label="A" />],
  ])('%s points to nothing', (_name, component) => {
    expect(renderToString(component)).not.toMatch(/aria-describedby|aria-invalid|kern-hint|kern-error/);
  });
});

test('an id is the same from the name in the form and from the JSON pointer', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[A-Za-z0-9]{1,8}$/), { minLength: 1 }), (parts) => {
      expect(fieldId(parts.join('.'))).toBe(fieldId(`/${parts.join('/')}`));
    }),
  );
});

test('any text that was typed comes back as it was', () => {
  const decoded = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const field = tagOf(renderToString(<TextField name="a" label="A" value={value} />), 'input');
      expect(decoded(/ value(?:="([^"]*)")?/.exec(field)?.[1] ?? '')).toBe(value);
    }),
  );
});

describe('required and voluntary', () => {
  test('required is said to the browser, voluntary in the label', () => {
    expect(renderToString(<TextField name="a" label="A" />)).toMatch(/<input[^>]* required/);
    const voluntary = renderToString(<TextField name="a" label="A" optional />);
    expect(voluntary).toMatch(/A<span class="kern-label__optional"> – freiwillig/);
    expect(voluntary).not.toContain('required');
  });
});

describe('TextArea', () => {
  test('says its limit and does not cut what is pasted', () => {
    const markup = renderToString(<TextArea name="a" label="A" limit={500} value={'eins\n<zwei>'} />);
    expect(markup).toMatch(/id="a-hinweis">\s*Höchstens 500 Zeichen\./);
    expect(markup).not.toContain('maxlength');
    expect(markup).toContain('>eins\n&lt;zwei></textarea>');
  });
});

describe('choices', () => {
  test('a select shows groups, the chosen value, and nothing chosen at first', () => {
    const grouped = [{ group: 'Amt Achterwehr', options }];
    expect(renderToString(<SelectField name="a" label="A" options={grouped} value="b" />)).toMatch(
      /<option value>Bitte wählen<\/option><optgroup label="Amt Achterwehr"><option value="a">Verein<\/option><option value="b" selected>/,
    );
    expect(renderToString(<SelectField name="a" label="A" options={options} />)).toContain('<option value selected>Bitte wählen');
  });

  test('boxes of one name are told apart by their ids', () => {
    const markup = renderToString(<CheckboxField name="a" id="a-2" value="zwei" label="Zwei" checked />);
    expect(tagOf(markup, 'input')).toMatch(/id="a-2" name="a" type="checkbox" value="zwei" checked/);
    expect(markup).toContain('for="a-2"');
  });

  test('the error of a radio group leads to its first choice', () => {
    const markup = renderToString(<RadioGroup name="kind" label="Art" options={options} value="b" error="Bitte wählen." />);
    expect(markup).toMatch(/<fieldset[^>]*aria-describedby="kind-gruppe-fehler"/);
    expect([...markup.matchAll(/type="radio"/g)]).toHaveLength(2);
    expect(markup).toMatch(/id="kind" name="kind" type="radio" value="a" required/);
    expect(markup).toMatch(/id="kind-2" name="kind" type="radio" value="b" checked/);
  });

  test('a section of a form is a heading for those who jump by headings', () => {
    const markup = renderToString(
      <Fieldset name="a" legend="Organisation" section>
        x
      </Fieldset>,
    );
    expect(markup).toMatch(/<legend[^>]*><h2[^>]*>Organisation<\/h2>/);
  });

  test('buttons of one form are told apart by name and value', () => {
    expect(
      renderToString(
        <SubmitButton name="action" value="add">
          Mehr
        </SubmitButton>,
      ),
    ).toMatch(/<button type="submit"[^>]* name="action" value="add">/);
  });
});

describe('ErrorSummary', () => {
  const errors = [
    { pointer: '/costs/0/amount', message: 'Bitte <prüfen>.' },
    { pointer: '', message: 'Es fehlen 0,01 €.' },
  ];

  test('takes the focus, counts, and links each error to its field', () => {
    const markup = renderToString(<ErrorSummary errors={errors} />);
    expect(tagOf(markup, 'section')).toMatch(/aria-labelledby="fehler-titel" tabindex="-1" autofocus/);
    expect(markup).toMatch(/<h2[^>]*id="fehler-titel">Bitte prüfen Sie 2 Angaben/);
    expect(markup).toMatch(/<a [^>]*href="#costs-0-amount">Bitte &lt;prüfen>\.<\/a>/);
    expect(markup.match(/<a /g)).toHaveLength(1);
  });

  test('one error is one, none is nothing', () => {
    expect(renderToString(<ErrorSummary errors={errors.slice(0, 1)} />)).toContain('Bitte prüfen Sie eine Angabe');
    expect(renderToString(<ErrorSummary errors={[]} />)).toBe('');
  });
});
