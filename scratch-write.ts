import { mkdirSync, writeFileSync } from 'node:fs';
import { issueFiles } from './functions/publish-report/files/issue-files.ts';
import { surroundings } from './shared/runtime/surroundings.ts';
import { sampleIssue } from './test/support/sample-issue.ts';
const out = process.argv[2] ?? '/tmp/formats-out';
mkdirSync(out, { recursive: true });
const input = sampleIssue('2026-10');
const t = performance.now();
const { files } = await issueFiles(input, surroundings.hash);
console.log(Math.round(performance.now() - t), 'ms');
for (const { name, body } of files) { if (name) writeFileSync(`${out}/${name}`, body); }
console.log(files.filter(({ name }) => !name.startsWith('tabelle-')).map(({ name, body }) => `${name} ${body.length}`).join('\n'), files.length);
