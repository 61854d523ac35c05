import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Eleventy } from '@11ty/eleventy';

// `eleventy-run FOLDER CSV`: builds pages with the tables of an issue from its CSV with Eleventy, and says what it took. Without charts and texts, which
// are not in the CSV.
const [folder = '', csv = ''] = process.argv.slice(2);
const input = join(folder, 'input');
const output = join(folder, 'output');
mkdirSync(join(input, '_includes'), { recursive: true });
mkdirSync(join(input, '_data'), { recursive: true });

const data = `
const { readFileSync } = require('node:fs');
const { parse } = require(${JSON.stringify(join(process.cwd(), 'node_modules/csv-parse/dist/cjs/sync.cjs'))});
module.exports = () => {
  const rows = parse(readFileSync(${JSON.stringify(csv)}), { columns: true, bom: true });
  const tableOf = (indicator, own) => {
    const periods = [...new Set(own.map((row) => row.TIME_PERIOD))].sort();
    const lines = Map.groupBy(own, (row) => [row.REF_AREA, row.CITIZENSHIP, row.SEX, row.AGE, row.STATUS].join(' '));
    const cells = ([key, line]) => ({ key, cells: periods.map((period) => line.find((row) => row.TIME_PERIOD === period)) });
    return { indicator, periods, lines: [...lines].map(cells) };
  };
  const isLocal = (row) => row.REF_AREA.length === 8;
  const tables = (all) => [...Map.groupBy(all, (row) => row.INDICATOR)].map(([indicator, own]) => tableOf(indicator, own));
  return { main: tables(rows.filter((row) => !isLocal(row))), annex: tables(rows.filter(isLocal)) };
};
`;
const layout =
  '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{{ title }}</title><link rel="stylesheet" href="/assets/teilhabe.css"></head><body><main><h1>{{ title }}</h1>{{ content | safe }}</main></body></html>';
const table =
  '<table><caption>{{ table.indicator }}</caption><thead><tr><th scope="col">Gebiet</th>{% for period in table.periods %}<th scope="col">{{ period }}</th>{% endfor %}</tr></thead><tbody>{% for line in table.lines %}<tr><th scope="row">{{ line.key }}</th>{% for cell in line.cells %}<td>{% if cell.CONF_STATUS == "C" %}.{% else %}{{ cell.OBS_VALUE }}{% endif %}</td>{% endfor %}</tr>{% endfor %}</tbody></table>';
const files = {
  '_data/issue.cjs': data,
  '_includes/page.njk': layout,
  '_includes/table.njk': table,
  'index.njk':
    '---\nlayout: page.njk\ntitle: Bericht\npermalink: index.html\n---\n{% for table in issue.main %}<h2>{{ table.indicator }}</h2>{% include "table.njk" %}{% endfor %}',
  'annex.njk':
    '---\nlayout: page.njk\ntitle: Anhang\npagination:\n  data: issue.annex\n  size: 1\n  alias: table\npermalink: "{{ table.indicator }}/index.html"\n---\n{% include "table.njk" %}',
  'english.njk': '---\nlayout: page.njk\ntitle: Summary\n---\n<p>English</p>',
  'methode.njk': '---\nlayout: page.njk\ntitle: Methode\n---\n<p>Methode</p>',
  'leichte-sprache.njk': '---\nlayout: page.njk\ntitle: Leichte Sprache\n---\n<p>Leichte Sprache</p>',
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(input, name), text);

const start = performance.now();
const before = process.cpuUsage();
await new Eleventy(input, output, { quietMode: true }).write();
const { user, system } = process.cpuUsage(before);
console.log(
  `took=${JSON.stringify({ wall: (performance.now() - start) / 1000, processor: (user + system) / 1e6, pages: globSync('**/*.html', { cwd: output }).length })}`,
);
