import { masterPage, odsStyles } from './ods-styles.ts';
import type { Sheet, SheetCell, Workbook } from './sheet.ts';
import { xmlElement as element, xmlText } from './xml-text.ts';
import { zip } from './zip.ts';

/**
 * The workbook as ODS (OpenDocument 1.3). Written here: the library that writes XLSX knows neither widths, nor panes that stay, nor alignment
 * of ODS.
 */
export const odsWorkbook = ({ title, creator, at, sheets }: Workbook): Uint8Array => {
  const styles = odsStyles();
  // Styles are collected while the sheets are written.
  const tables = sheets.map((sheet) => tableOf(sheet, styles));
  const content = element('office:document-content', namespaces, [
    element('office:automatic-styles', {}, styles.elements()),
    element('office:body', {}, [element('office:spreadsheet', {}, tables)]),
  ]);
  const encoder = new TextEncoder();
  const part = (name: string, root: string) => ({ name, content: encoder.encode(`<?xml version="1.0" encoding="UTF-8"?>\n${root}`) });
  return zip([
    { name: 'mimetype', content: encoder.encode(mediaType), stored: true },
    part('META-INF/manifest.xml', manifest),
    part('content.xml', content),
    part('meta.xml', metaOf(title, creator, at)),
    part('settings.xml', settingsOf(sheets)),
    part('styles.xml', defaults),
  ]);
};

const mediaType = 'application/vnd.oasis.opendocument.spreadsheet';
const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
const namespaces = {
  'xmlns:office': `${oasis}:office:1.0`,
  'xmlns:table': `${oasis}:table:1.0`,
  'xmlns:text': `${oasis}:text:1.0`,
  'xmlns:style': `${oasis}:style:1.0`,
  'xmlns:number': `${oasis}:datastyle:1.0`,
  'xmlns:fo': `${oasis}:xsl-fo-compatible:1.0`,
  'xmlns:config': `${oasis}:config:1.0`,
  'xmlns:meta': `${oasis}:meta:1.0`,
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:ooo': 'http://openoffice.org/2004/office',
  'office:version': '1.3',
} as const;

type Styles = ReturnType<typeof odsStyles>;

const tableOf = ({ name, rows, widths }: Sheet, styles: Styles): string =>
  element('table:table', { 'table:name': name, 'table:style-name': styles.table }, [
    ...widths.map((width) => element('table:table-column', { 'table:style-name': styles.column(width) }, [])),
    ...rows.map((row) =>
      element(
        'table:table-row',
        { 'table:style-name': styles.row },
        row.length === 0 ? [cellOf(undefined, styles)] : row.map((cell) => cellOf(cell, styles)),
      ),
    ),
  ]);

const cellOf = (cell: SheetCell | undefined, styles: Styles): string => {
  if (cell === undefined) return element('table:table-cell', {}, []);
  const { value, text = String(value), link } = cell;
  const type = typeof value === 'number' ? { 'office:value-type': 'float', 'office:value': String(value) } : { 'office:value-type': 'string' };
  const shown = xmlText(text);
  const target = link && ('sheet' in link ? `#'${link.sheet}'.A1` : link.url);
  const content = target === undefined ? shown : element('text:a', { 'xlink:type': 'simple', 'xlink:href': target }, [shown]);
  return element('table:table-cell', { 'table:style-name': styles.cell(cell), ...type }, [element('text:p', {}, [content])]);
};

const manifest = element('manifest:manifest', { 'xmlns:manifest': `${oasis}:manifest:1.0`, 'manifest:version': '1.3' }, [
  element('manifest:file-entry', { 'manifest:full-path': '/', 'manifest:version': '1.3', 'manifest:media-type': mediaType }, []),
  ...['content.xml', 'meta.xml', 'settings.xml', 'styles.xml'].map((name) =>
    element('manifest:file-entry', { 'manifest:full-path': name, 'manifest:media-type': 'text/xml' }, []),
  ),
]);

const metaOf = (title: string, creator: string, at: string): string =>
  element('office:document-meta', namespaces, [
    element('office:meta', {}, [
      element('dc:title', {}, [xmlText(title)]),
      element('meta:initial-creator', {}, [xmlText(creator)]),
      element('dc:creator', {}, [xmlText(creator)]),
      element('meta:creation-date', {}, [at]),
      element('dc:date', {}, [at]),
      element('dc:language', {}, ['de-DE']),
    ]),
  ]);

// On paper a sheet is as wide as the page, which lies on its side.
const defaults = element('office:document-styles', namespaces, [
  element('office:styles', {}, [
    element('style:default-style', { 'style:family': 'table-cell' }, [
      element('style:text-properties', { 'fo:language': 'de', 'fo:country': 'DE', 'fo:font-family': 'Arial', 'fo:font-size': '10pt' }, []),
    ]),
  ]),
  element('office:automatic-styles', {}, [
    element('style:page-layout', { 'style:name': 'page' }, [
      element(
        'style:page-layout-properties',
        {
          'fo:page-width': '29.7cm',
          'fo:page-height': '21cm',
          'style:print-orientation': 'landscape',
          'fo:margin': '1.5cm',
          'style:scale-to-X': '1',
          'style:scale-to-Y': '0',
        },
        [],
      ),
    ]),
  ]),
  element('office:master-styles', {}, [
    element('style:master-page', { 'style:name': masterPage, 'style:page-layout-name': 'page' }, [
      element('style:header', { 'style:display': 'false' }, []),
      element('style:footer', {}, [element('text:p', {}, ['Seite ', element('text:page-number', {}, ['1'])])]),
    ]),
  ]),
]);

const item = (name: string, type: 'short' | 'int' | 'string', value: string | number): string =>
  element('config:config-item', { 'config:name': name, 'config:type': type }, [String(value)]);

// What stays in sight is a setting of the view. Mode 2 is frozen, range 3 the lower right part.
const settingsOf = (sheets: readonly Sheet[]): string => {
  const views = sheets.flatMap(({ name, frozen }) =>
    frozen === undefined
      ? []
      : [
          element('config:config-item-map-entry', { 'config:name': name }, [
            item('HorizontalSplitMode', 'short', 2),
            item('HorizontalSplitPosition', 'int', frozen.columns),
            item('PositionRight', 'int', frozen.columns),
            item('VerticalSplitMode', 'short', 2),
            item('VerticalSplitPosition', 'int', frozen.rows),
            item('PositionBottom', 'int', frozen.rows),
            item('ActiveSplitRange', 'short', 3),
          ]),
        ],
  );
  return element('office:document-settings', namespaces, [
    element('office:settings', {}, [
      element('config:config-item-set', { 'config:name': 'ooo:view-settings' }, [
        element('config:config-item-map-indexed', { 'config:name': 'Views' }, [
          element('config:config-item-map-entry', {}, [
            item('ViewId', 'string', 'view1'),
            element('config:config-item-map-named', { 'config:name': 'Tables' }, views),
            item('ActiveTable', 'string', sheets[0]?.name ?? ''),
          ]),
        ]),
      ]),
    ]),
  ]);
};
