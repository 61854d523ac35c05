import { issueFiles } from '../../functions/publish-report/files/issue-files.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { sampleIssue } from './sample-issue.ts';

/** Run as a program: hashes of the files of an issue, as JSON. */
const { files } = await issueFiles(sampleIssue('2026-10'), surroundings.hash);
process.stdout.write(JSON.stringify(Object.fromEntries(files.map(({ name, body }) => [name, surroundings.hash(body)]))));
