import type { Recipient } from '../../shared/domain/notices/recipient.ts';

/** Recipients whose mails are kept together. `to`: the last one that was looked at. */
export type Portion = { readonly recipients: readonly Recipient[]; readonly to: string };

/** Those who are addressed, in portions of one transaction; memory holds one page of the table. */
export async function* portionsOf(
  pages: AsyncIterable<readonly Recipient[]>,
  { isAddressed, atOnce }: { readonly isAddressed: (recipient: Recipient) => boolean; readonly atOnce: number },
): AsyncGenerator<Portion> {
  let recipients: Recipient[] = [];
  let to: string | undefined;
  for await (const page of pages)
    for (const recipient of page) {
      to = recipient.id;
      if (isAddressed(recipient)) recipients.push(recipient);
      if (recipients.length < atOnce) continue;
      yield { recipients, to };
      recipients = [];
    }
  if (recipients.length > 0 && to !== undefined) yield { recipients, to };
}
