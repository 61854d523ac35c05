/** The writer of workbooks alone: whoever imports this module when a workbook is asked for loads it then, and nothing of what reads them. */
export { writeXlsx } from 'hucre/xlsx';
