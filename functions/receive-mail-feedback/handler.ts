import * as z from 'zod';
import { readConfig } from '../../shared/runtime/config.ts';
import { queueHandler } from '../../shared/runtime/job-handler.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { depsOf } from './deps.ts';
import { manifest } from './manifest.ts';
import { type ReceiveMailFeedbackDeps, receiveMailFeedback } from './receive-mail-feedback.ts';

const log: ReceiveMailFeedbackDeps['log'] = (code, about) => logger.info('feedback', { code, ...about });
const deps = { ...depsOf(readConfig(manifest, process.env)), now: surroundings.now, log };
export const handler = queueHandler(z.unknown(), (message) => receiveMailFeedback(message, deps));
