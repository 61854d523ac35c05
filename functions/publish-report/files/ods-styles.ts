import { cellStyles, type NumberFormat, type SheetCell } from './sheet.ts';
import { xmlElement as element, xmlText } from './xml-text.ts';

// Width of a digit of the usual font at 10 points.
const centimetresPerCharacter = 0.2;

/** The page that sheets are printed on. */
export const masterPage = 'Seite';

/** Collects the styles of a workbook: each is there once, with a name by when it was first needed. */
export const odsStyles = () => {
  const known = new Map<string, { readonly name: string; readonly elements: readonly string[] }>();
  const named = (prefix: string, key: string, make: (name: string) => readonly string[]): string => {
    const before = known.get(`${prefix}${key}`);
    if (before) return before.name;
    const name = `${prefix}${known.size + 1}`;
    known.set(`${prefix}${key}`, { name, elements: make(name) });
    return name;
  };
  const format = (of: NumberFormat): string => named('N', JSON.stringify(of), (name) => numberStyle(name, of));
  return {
    column: (width: number): string =>
      named('co', String(width), (name) => [
        element('style:style', { 'style:name': name, 'style:family': 'table-column' }, [
          element('style:table-column-properties', { 'style:column-width': `${(width * centimetresPerCharacter).toFixed(2)}cm` }, []),
        ]),
      ]),
    table: named('ta', '', (name) => [
      element('style:style', { 'style:name': name, 'style:family': 'table', 'style:master-page-name': masterPage }, [
        element('style:table-properties', { 'table:display': 'true' }, []),
      ]),
    ]),
    row: named('ro', '', (name) => [
      element('style:style', { 'style:name': name, 'style:family': 'table-row' }, [
        element('style:table-row-properties', { 'style:use-optimal-row-height': 'true' }, []),
      ]),
    ]),
    cell: ({ style, format: of, link }: SheetCell): string => {
      // Before the style that uses it: names are given by turn.
      const data = of && format(of);
      return named('ce', JSON.stringify([style, data, link !== undefined]), (name) => [cellStyle(name, style, data, link !== undefined)]);
    },
    elements: (): readonly string[] => [...known.values()].flatMap(({ elements }) => elements),
  };
};

const cellStyle = (name: string, style: SheetCell['style'], data: string | undefined, link: boolean): string => {
  const { bold, size, right, wrap } = style ? cellStyles[style] : {};
  return element('style:style', { 'style:name': name, 'style:family': 'table-cell', ...(data !== undefined && { 'style:data-style-name': data }) }, [
    element('style:table-cell-properties', { 'style:vertical-align': 'top', ...(wrap && { 'fo:wrap-option': 'wrap' }) }, []),
    ...(right ? [element('style:paragraph-properties', { 'fo:text-align': 'end' }, [])] : []),
    ...(bold || size || link
      ? [
          element(
            'style:text-properties',
            {
              ...(bold && { 'fo:font-weight': 'bold' }),
              ...(size !== undefined && { 'fo:font-size': `${size}pt` }),
              ...(link && { 'fo:color': '#0b4c8c', 'style:text-underline-style': 'solid' }),
            },
            [],
          ),
        ]
      : []),
  ]);
};

const german = { 'number:language': 'de', 'number:country': 'DE' } as const;

/** A format of its own for positive numbers and for zero; what is left is negative and has its sign in front. */
const numberStyle = (name: string, { decimals, zero, plus }: NumberFormat): readonly string[] => {
  const digits = element(
    'number:number',
    {
      'number:decimal-places': String(decimals),
      'number:min-decimal-places': String(decimals),
      'number:min-integer-digits': '1',
      'number:grouping': 'true',
    },
    [],
  );
  const sign = (text: string): string => element('number:text', {}, [xmlText(text)]);
  const part = (suffix: string, content: readonly string[]): string =>
    element('number:number-style', { 'style:name': `${name}${suffix}`, 'style:volatile': 'true', ...german }, content);
  const map = (condition: string, suffix: string): string =>
    element('style:map', { 'style:condition': condition, 'style:apply-style-name': `${name}${suffix}` }, []);
  return [
    part('P0', [...(plus ? [sign('+')] : []), digits]),
    ...(zero === undefined ? [] : [part('P1', [sign(zero)])]),
    element('number:number-style', { 'style:name': name, ...german }, [
      sign('\u2212'),
      digits,
      ...(zero === undefined ? [map('value()>=0', 'P0')] : [map('value()>0', 'P0'), map('value()=0', 'P1')]),
    ]),
  ];
};
