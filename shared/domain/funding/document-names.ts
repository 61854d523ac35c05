/** Name of the PDF copy of what was submitted, as people save it. */
export const copyNameOf = (reference: string): string => `antrag-${reference}.pdf`;

/** Name of the file with what was submitted, as people save it. */
export const dataNameOf = (reference: string): string => `antrag-${reference}.json`;
