import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { reportPdf } from '../../functions/publish-report/paper/report-pdf.ts';
import { countyDocument } from './county-document.ts';
import { paperSite } from './sample-document.ts';

// The PDF of the county in a process of its own, bundled like a function: `report-pdf-run FOLDER`. Says what it took and what came out, and leaves
// `report.pdf` in the folder.
const [folder = ''] = process.argv.slice(2);
const document = countyDocument('2026-10');
const start = performance.now();
const pdf = await reportPdf(pathToFileURL(`${folder}/`))(document, paperSite);
console.log(`ms=${performance.now() - start}\nmb=${process.resourceUsage().maxRSS / 1024}`);
console.log(`sha256=${createHash('sha256').update(pdf).digest('hex')}\ntz=${new Date(0).getTimezoneOffset()}`);
writeFileSync(join(folder, 'report.pdf'), pdf);
