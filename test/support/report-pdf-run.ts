import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { reportPdf } from '../../functions/publish-report/paper/report-pdf.ts';
import { countyDocument } from './county-document.ts';
import { paperSite } from './sample-document.ts';

// One PDF of the county in a process of its own, bundled like a function: `report-pdf-run FOLDER [FILE]`. Says what it took and what came out.
const [folder = '', file] = process.argv.slice(2);
const document = countyDocument('2026-10');
const [before, memory, start] = [process.cpuUsage(), process.resourceUsage().maxRSS, performance.now()];
const pdf = await reportPdf(pathToFileURL(folder))(document, paperSite);
const { user, system } = process.cpuUsage(before);
console.log(`ms=${performance.now() - start}\ncpu=${(user + system) / 1000}\nmb=${process.resourceUsage().maxRSS / 1024}\nbefore=${memory / 1024}`);
console.log(`bytes=${pdf.length}\nsha256=${createHash('sha256').update(pdf).digest('hex')}\ntz=${new Date(0).getTimezoneOffset()}`);
if (file !== undefined) writeFileSync(file, pdf);
