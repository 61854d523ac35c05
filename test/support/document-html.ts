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

/** Headings, texts and tables of a document, as plain as HTML can be. */
export const documentHtml = ({ title, sections }: ReportDocument): string =>
  `<!doctype html><html lang="de"><title>${escaped(title)}</title><style>body{font:8.5pt sans-serif}table{width:100%;border-collapse:collapse}td{text-align:right;border-bottom:.4pt solid #aaa}</style><h1>${escaped(title)}</h1>${sections
    .map((section) => `<h2>${escaped(section.title)}</h2>${section.blocks.map(blockHtml).join('')}`)
    .join('')}`;
