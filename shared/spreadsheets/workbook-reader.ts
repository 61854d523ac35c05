/** The reader of workbooks alone: whoever imports this module when a workbook comes loads it then, and nothing of what writes them. */
export { readXlsx } from 'hucre/xlsx';
