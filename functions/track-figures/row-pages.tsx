import { Text } from '../../shared/pages/content.tsx';
import { Choices } from './frame.tsx';
import { vintageTexts } from './vintage-texts.ts';

const said = vintageTexts.pages;

/** Rows that a page shows: more would make it slow to load and to read. */
const pageSize = 200;

/** Some of many rows. */
export type RowPage<Row> = { readonly rows: readonly Row[]; readonly number: number; readonly from: number; readonly all: number };

/**
 * The rows of a page.
 * @param asked number of the page, from 1, as it stands in an address; anything else is the first page
 */
export const pageOf = <Row,>(rows: readonly Row[], asked: string | null): RowPage<Row> => {
  const last = Math.max(1, Math.ceil(rows.length / pageSize));
  const number = /^[1-9]\d{0,4}$/.test(asked ?? '') ? Math.min(Number(asked), last) : 1;
  const from = (number - 1) * pageSize;
  return { rows: rows.slice(from, from + pageSize), number, from, all: rows.length };
};

/** Which rows these are, and the ways to the others. */
export const RowPages = ({
  page: { rows, number, from, all },
  hrefOf,
}: {
  readonly page: RowPage<unknown>;
  readonly hrefOf: (page: string) => string;
}) =>
  rows.length === all ? null : (
    <>
      <Text>{said.shown(from + 1, from + rows.length, all)}</Text>
      <Choices
        label={said.label}
        choices={[
          ...(number === 1 ? [] : [{ href: hrefOf(String(number - 1)), label: said.before }]),
          ...(from + rows.length === all ? [] : [{ href: hrefOf(String(number + 1)), label: said.next }]),
        ]}
      />
    </>
  );
