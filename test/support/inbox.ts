import * as z from 'zod';

// What aws-ses-v2-local keeps of a raw message after parsing it (GET /store).
const storeSchema = z.object({
  emails: z.array(
    z.object({
      from: z.string(),
      replyTo: z.array(z.string()),
      destination: z.object({ to: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ text: z.string(), html: z.string() }),
      attachments: z.array(z.unknown()),
    }),
  ),
});

/** A mail as its recipient sees it. */
export type InboxMail = z.infer<typeof storeSchema>['emails'][number];

/** Every mail that left the system so far, oldest first. */
export const inboxMails = async (inboxUrl: string): Promise<InboxMail[]> => storeSchema.parse(await (await fetch(`${inboxUrl}/store`)).json()).emails;
