/** Name of the PDF copy of what was submitted, as people save it. */
export const copyNameOf = (reference: string): string => `antrag-${reference}.pdf`;

/** Name of the file with what was submitted, as people save it. */
export const dataNameOf = (reference: string): string => `antrag-${reference}.json`;

/** Name of the PDF of a decision, as people save it. @param number of the decision within its case, from 1 on */
export const noticeNameOf = (reference: string, number: number): string => `bescheid-${reference}-${number}.pdf`;
