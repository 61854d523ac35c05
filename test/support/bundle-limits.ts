// What a function loads at a cold start it also pays for: the limits hold the line, import times are measured (`npm run bench -- --only imports`).
// Pages that take files carry the S3 client and the signing of forms, which their first answers do not touch. The report has every page,
// drawing and file of an issue in it, the solver of its protection, the repair of its PDF, the parser of the editors' remarks and the catalogue
// of open data too, and runs once a month: nobody waits for it. Reader and writer of workbooks come only with a workbook, but lie in the same
// file. Measured, and 5 % for what comes (upload-figures: 2 %).
const others: Readonly<Record<string, number>> = {
  'apply-for-funding': 750,
  'follow-applications': 700,
  'publish-report': 1915,
  'upload-figures': 820,
  'collect-figures': 1040,
  'export-cases': 680,
  'manage-recipients': 830,
  // The writer of DOCX comes only with a paper, but lies in the same file.
  'hold-meetings': 750,
  'review-applications': 670,
  'decide-awards': 630,
  // The page of previews has every mail in it.
  'track-mail': 630,
};

/** Most KB (1,000 bytes) of a function's bundle. */
export const bundleLimit = (name: string): number => others[name] ?? 600;
