import type { Row } from './solver.ts';

/** Columns and rows that hang together; both are places in the whole. */
export type Component = { readonly columns: readonly number[]; readonly rows: readonly number[] };

/** Splits a system where no row joins its parts. @returns parts in the order of their first column; columns without a row are parts of their own */
export const componentsOf = (columnCount: number, rows: readonly Row[]): readonly Component[] => {
  const parents = Int32Array.from({ length: columnCount }, (_, column) => column);
  const rootOf = (column: number): number => {
    let at = column;
    while (parents[at] !== at) {
      const above = parents[parents[at] ?? at] ?? at;
      parents[at] = above;
      at = above;
    }
    return at;
  };
  for (const { terms } of rows) {
    const [first, ...others] = terms;
    for (const { column } of others) {
      const [one, other] = [rootOf(first?.column ?? column), rootOf(column)];
      parents[Math.max(one, other)] = Math.min(one, other);
    }
  }
  const parts = new Map<number, { columns: number[]; rows: number[] }>();
  const partOf = (column: number) => {
    const root = rootOf(column);
    const known = parts.get(root) ?? { columns: [], rows: [] };
    parts.set(root, known);
    return known;
  };
  for (let column = 0; column < columnCount; column += 1) partOf(column).columns.push(column);
  for (const [place, { terms }] of rows.entries()) if (terms[0]) partOf(terms[0].column).rows.push(place);
  return [...parts.values()];
};

/** The part as a system of its own: rows with columns renumbered from 0. */
export const ownRows = <R extends Row>(component: Component, rows: readonly R[]): readonly R[] => {
  const places = new Map(component.columns.map((column, place) => [column, place]));
  return component.rows.flatMap((place) => {
    const row = rows[place];
    return row === undefined ? [] : [{ ...row, terms: row.terms.map(({ column, factor }) => ({ column: places.get(column) ?? 0, factor })) }];
  });
};
