import type { Block, PublishedTable, ReportDocument, RichText } from '../../functions/publish-report/document/report-document.ts';

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const plain = (content: RichText): string => content.map((part) => (typeof part === 'string' ? part : part.text)).join('');

const tableHtml = ({ number, title, subject, columns, groups, notes }: PublishedTable): string =>
  `<table><caption>${escaped(`Tabelle ${number}: ${title}`)}</caption><thead><tr>${[subject, ...columns.map(({ label }) => label)]
    .map((label) => `<th scope="col">${escaped(label)}</th>`)
    .join('')}</tr></thead>${groups
    .map(
      ({ name, rows }) =>
        `<tbody>${name === undefined ? '' : `<tr><th scope="rowgroup" colspan="${columns.length + 1}">${escaped(name)}</th></tr>`}${rows
          .map(
            ({ header, cells }) => `<tr><th scope="row">${escaped(header)}</th>${cells.map(({ text }) => `<td>${escaped(text)}</td>`).join('')}</tr>`,
          )
          .join('')}</tbody>`,
    )
    .join('')}</table>${notes.map((note) => `<p>${escaped(plain(note))}</p>`).join('')}`;

const blockHtml = (block: Block): string => {
  if (block.kind === 'heading') return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
  if (block.kind === 'text') return `<p>${escaped(plain(block.content))}</p>`;
  return block.kind === 'table' ? tableHtml(block.table) : '';
};

// Sizes, distances and lines of report.typ.
const look = `@page{size:A4;margin:2.6cm 2cm 2.3cm}body{font:10pt/1.3 "Fira Sans";margin:0;hyphens:auto}h1,h2,h3,th,caption{font-weight:600}
table{width:100%;border-collapse:collapse;font-size:8.5pt;font-variant-numeric:tabular-nums;margin-bottom:1em}caption{text-align:left;font-size:9.5pt}
td,th{padding:3pt 3.5pt;border-bottom:.4pt solid #aaa;text-align:right;vertical-align:top;line-height:1.02;break-inside:avoid}tr{break-inside:avoid}
tbody th,th:first-child{text-align:left;font-weight:400}thead th{border-bottom:.9pt solid #000}th[scope=rowgroup]{background:#eee;font-weight:600}`;

/** Headings, texts and tables of a document in the look of the paper, for a browser that has Fira Sans to print. */
export const documentHtml = ({ title, sections }: ReportDocument): string =>
  `<!doctype html><html lang="de"><title>${escaped(title)}</title><style>${look}</style><h1>${escaped(title)}</h1>${sections
    .map((section) => `<h2>${escaped(section.title)}</h2>${section.blocks.map(blockHtml).join('')}`)
    .join('')}`;
