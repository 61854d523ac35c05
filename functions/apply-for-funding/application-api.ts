import type * as z from 'zod';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { applicationAnswerSchema } from '../../shared/domain/funding/application-api-shapes.ts';
import type { Receipt } from '../../shared/store/funding-store.ts';

/** Address of the receipt in the pages. */
export const receiptPath = ({ id }: Pick<Receipt, 'id'>): string => `/antrag/eingegangen/${id}`;

/** Address of an application in the API. @param siteUrl no trailing slash */
export const applicationAddress = (siteUrl: string, { id }: Pick<Receipt, 'id'>): string => `${siteUrl}/api/applications/${id}`;

/** @param siteUrl no trailing slash */
export const applicationAnswer = (application: Application, siteUrl: string): z.input<ReturnType<typeof applicationAnswerSchema>> => {
  const { id, reference, roundId, state, submittedAt, contentHash, requestedAmount, approvedAmount } = application;
  const links = { self: applicationAddress(siteUrl, application), receipt: `${siteUrl}${receiptPath(application)}` };
  return { id, reference, roundId, state, submittedAt, snapshotSha256: contentHash, requestedAmount, approvedAmount, links };
};
