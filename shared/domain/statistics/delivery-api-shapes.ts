import * as z from 'zod';
import { instantSchema, isoDateSchema, monthSchema } from '../calendar.ts';
import { type DeliveryWay, deliveryWays } from './delivery.ts';
import type { DeliveryPhase } from './delivery-calendar.ts';

const phases = ['open', 'late', 'drafting', 'published'] as const satisfies readonly DeliveryPhase[];

const isWay = (code: string): code is DeliveryWay => Object.hasOwn(deliveryWays, code);

/** What a program sends: figures of one administration for one month, whole. Made when it is asked for, as all shapes of the API. */
export const figuresBodySchema = () =>
  z.strictObject({
    values: z.record(z.string(), z.number().nullable()),
    comments: z.record(z.string(), z.string()).optional(),
    provisional: z.boolean().optional(),
    confirmed: z.array(z.string()).max(1000).optional(),
    reason: z.string().optional(),
    version: z.int().min(0).optional(),
  });

/** @see figuresBodySchema */
export type FiguresBody = z.infer<ReturnType<typeof figuresBodySchema>>;

const submissionSchema = () =>
  z.strictObject({
    vintage: z.string(),
    at: instantSchema,
    way: z.enum(Object.keys(deliveryWays).filter(isWay)),
    provisional: z.boolean(),
    reason: z.string().optional(),
  });

/** What the API answers about the figures of a month: the form to fill in, and what was delivered. */
export const figuresAnswerSchemas = () => ({
  form: z.strictObject({
    month: monthSchema,
    area: z.string(),
    name: z.string(),
    due: isoDateSchema,
    phase: z.enum(phases),
    version: z.int().min(0),
    submission: submissionSchema().optional(),
    fields: z.array(
      z.strictObject({
        name: z.string(),
        indicator: z.string(),
        label: z.string(),
        area: z.string(),
        areaName: z.string(),
        status: z.string(),
        unit: z.string(),
        required: z.boolean(),
        lastMonth: z.number().nullable(),
        value: z.number().nullable(),
      }),
    ),
  }),
  delivered: z.strictObject({ ...submissionSchema().shape, month: monthSchema, area: z.string(), version: z.int(), notes: z.int() }),
});

/** @see figuresAnswerSchemas */
export type FiguresFormAnswer = z.infer<ReturnType<typeof figuresAnswerSchemas>['form']>;
