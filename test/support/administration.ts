import { createHash, randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { saveDelivery } from '../../functions/collect-figures/save-delivery.ts';
import { type SubmitRequest, submitDelivery } from '../../functions/collect-figures/submit-delivery.ts';
import { viewDelivery } from '../../functions/collect-figures/view-delivery.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { DeliveryFields } from '../../shared/domain/statistics/delivery-form.ts';
import { deliveryStore } from '../../shared/store/delivery-store.ts';
import { deliverySubmission } from '../../shared/store/delivery-submission.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { releaseStore } from '../../shared/store/release-store.ts';
import { smallAreas, smallCatalogue, smallCounty } from './delivery-forms.ts';

/** The figures of the small county's Amt for a month, whole and not odd. */
export const wholeFields: DeliveryFields = {
  'places.shared': '100',
  'places.flat': '20',
  'occupied.shared': '90',
  'occupied.flat': '10',
  entries: '4',
};

/** Everything that the people of the small county's Amt do, over a table. Time stands still unless `now` says otherwise. */
export const administration = (
  client: DynamoDBDocumentClient,
  table: string,
  { now = () => '2026-11-10T08:00:00.000Z', area = '010589901' }: { readonly now?: () => Instant; readonly area?: string } = {},
) => {
  const figures = { client, table };
  const [deliveries, vintages] = [deliveryStore(figures), figuresStore(figures)];
  const deps = {
    ...deliveries,
    ...vintages,
    ...deliverySubmission({ ...vintages, ...deliveries }),
    ...releaseStore(figures),
    county: smallCounty,
    catalogue: smallCatalogue,
    areas: smallAreas,
    now,
    hash: (text: string) => createHash('sha256').update(text).digest('hex'),
  };
  const by = 'zuwanderung@amt-klein.example';
  const submit = submitDelivery(deps);
  const save = saveDelivery(deps);
  return {
    ...deps,
    area,
    view: (month: string) => viewDelivery(deps)(month, area),
    /** Sends the form as a page does that showed `read`. */
    submit: (month: string, fields: DeliveryFields, read: DeliveryFields | undefined, more: Partial<SubmitRequest> = {}) =>
      submit({ month, area, fields, read, way: 'form', provisional: false, confirmed: [], by, request: randomUUID(), ...more }),
    save: (month: string, fields: DeliveryFields, read: DeliveryFields) => save({ month, area, fields, read, by }),
  };
};
