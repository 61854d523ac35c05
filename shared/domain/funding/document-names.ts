/** Name of the PDF copy of what was submitted, as people save it. */
export const copyNameOf = (reference: string): string => `antrag-${reference}.pdf`;
