// What a function loads at a cold start it also pays for: the limits hold the line, import times are measured (`npm run bench -- --only imports`).
// Applying is pages, API and files in one: with the S3 client for uploads, which the first answer does not touch.
// The status has pages, files and mail.
const others: Readonly<Record<string, number>> = { 'apply-for-funding': 800, 'follow-applications': 750 };

/** Most KB (1,000 bytes) of a function's bundle. */
export const bundleLimit = (name: string): number => others[name] ?? 600;
