import { getDocumentProxy } from 'unpdf';

type Node = { readonly role?: string; readonly id?: string; readonly children?: readonly Node[] };

/** A PDF as pdfjs reads it: its text, and the cells of its tables line by line, in the order of the file. */
export type PdfText = {
  readonly document: Awaited<ReturnType<typeof getDocumentProxy>>;
  /** Without spaces, line ends and hyphens of a broken word: `squeezed`. */
  readonly text: string;
  readonly rows: readonly (readonly string[])[];
};

/** How texts are compared: a line end, a space and a hyphen at the end of a line are the typesetter's, not the author's. */
export const squeezed = (text: string): string => text.replace(/[\s\u00ad]+/g, '');

const found = (node: Node, role: string): readonly Node[] =>
  (node.children ?? []).flatMap((child) => (child.role === role ? [child] : found(child, role)));

/** Content of a tag: the ids of what is marked on the page. */
const contents = ({ children = [] }: Node): readonly string[] =>
  children.flatMap((child) => (child.role === undefined ? (child.id ?? []) : contents(child)));

/** Reads a PDF back. */
export const readPdf = async (pdf: Uint8Array): Promise<PdfText> => {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const rows: string[][] = [];
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const marked = new Map<string, string>();
    const open: (string | undefined)[] = [];
    for (const item of items) {
      if ('str' in item) {
        texts.push(item.str);
        const id = open.findLast((candidate) => candidate !== undefined);
        if (id !== undefined) marked.set(id, `${marked.get(id) ?? ''}${item.str}`);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push('id' in item && typeof item.id === 'string' ? item.id : undefined);
    }
    // A table on several pages has all its rows on each of them, with words only where they stand.
    const read = (cell: Node): string =>
      squeezed(
        contents(cell)
          .map((id) => marked.get(id) ?? '')
          .join(''),
      );
    const here = found(await page.getStructTree(), 'TR').map(({ children = [] }) => children.map(read));
    rows.push(...here.filter((row) => row.some((cell) => cell !== '')));
  }
  return { document, text: squeezed(texts.join('')), rows };
};
