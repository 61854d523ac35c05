import { mailMessageSchema } from '../../shared/domain/notices/mail.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { jobHandler, queueHandler, startedByEither } from '../../shared/runtime/job-handler.ts';
import { deliverMail } from './deliver-mail.ts';
import { depsOf } from './deps.ts';
import { manifest } from './manifest.ts';
import { sweepInputSchema, sweepMails } from './sweep-mails.ts';

const deps = depsOf(readConfig(manifest, process.env));
const byQueue = queueHandler(mailMessageSchema, (message) => deliverMail(message, deps), { together: true });
const bySchedule = jobHandler(sweepInputSchema, () => sweepMails(deps));
export const handler = startedByEither(byQueue, bySchedule);
