import * as z from 'zod';
import { instantSchema } from '../domain/calendar.ts';
import { deliverySchema, mailRecordSchema } from '../domain/notices/mail.ts';
import { queryPages, type TableAccess } from './item-pages.ts';
import { mailsByAddressee } from './table-design.ts';

/** A mail to somebody, without its text. */
const addresseeMailSchema = z.object({
  id: mailRecordSchema.shape.id,
  template: mailRecordSchema.shape.template,
  state: mailRecordSchema.shape.state,
  createdAt: instantSchema,
  sentAt: instantSchema.optional(),
  delivery: deliverySchema.optional(),
  reason: z.string().optional(),
});

/** @see addresseeMailSchema */
export type AddresseeMail = z.infer<typeof addresseeMailSchema>;

/** @see addresseeMails */
export type AddresseeMails = ReturnType<typeof addresseeMails>;

/** Who got what when, in the mail table. */
export const addresseeMails = (mail: TableAccess) => ({
  /** The newest mails to an address, newest first; a mail that nobody has tried to send is not among them. @param count at most so many */
  mailsTo: async (addressee: string, count: number): Promise<AddresseeMail[]> => {
    const found: AddresseeMail[] = [];
    const query = {
      IndexName: mailsByAddressee.name,
      KeyConditionExpression: '#addressee = :addressee',
      ExpressionAttributeNames: { '#addressee': mailsByAddressee.partitionKey },
      ExpressionAttributeValues: { ':addressee': addressee },
      ScanIndexForward: false,
      Limit: count,
    };
    for await (const page of queryPages(mail, query)) {
      found.push(...z.array(addresseeMailSchema).parse(page));
      if (found.length >= count) break;
    }
    return found.slice(0, count);
  },
});
