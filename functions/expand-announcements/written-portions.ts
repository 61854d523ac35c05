import { type Announcement, causeOf, mailingOfAnnounced, type Reader, readerKey, readerOf } from '../../shared/domain/notices/announcement.ts';
import { mailIdOf, type SharedMail } from '../../shared/domain/notices/mail.ts';
import { allOf } from '../../shared/runtime/all-of.ts';
import type { ExpandDeps, Letters } from './expand-announcement.ts';
import type { Portion } from './portions.ts';

/** Mails that are kept together. `to`: the last recipient that was looked at. */
type WrittenPortion = { readonly mails: readonly SharedMail[]; readonly to: string };

// A text per reader that is alike: subscribers may combine administrations as they like, and memory stays flat.
const mostRemembered = 500;

/** Makes the mails of each portion; a text is rendered and kept when its first reader comes, all of a portion together. */
export async function* writtenPortions(
  portions: AsyncIterable<Portion>,
  { id: announcement, about }: Pick<Announcement, 'id' | 'about'>,
  { template, letter }: Letters,
  { mails, hash, now }: Pick<ExpandDeps, 'mails' | 'hash' | 'now'>,
): AsyncGenerator<WrittenPortion> {
  const mailing = mailingOfAnnounced(about);
  const cause = causeOf(about);
  const remembered = new Map<string, string>();
  const keep = async (reader: Reader): Promise<void> => {
    const written = letter(reader);
    const textId = hash([written.subject, written.text, written.html].join('\0'));
    await mails.keepText({ id: textId, ...written }, now());
    remembered.set(readerKey(reader), textId);
  };
  for await (const { recipients, to } of portions) {
    if (remembered.size >= mostRemembered) remembered.clear();
    const readers = new Map(recipients.map((recipient) => readerOf(recipient, mailing)).map((reader) => [readerKey(reader), reader]));
    await allOf([...readers].flatMap(([key, reader]) => (remembered.has(key) ? [] : [keep(reader)])));
    const made = recipients.map((recipient): SharedMail => {
      const { id, address, name } = recipient;
      const textId = remembered.get(readerKey(readerOf(recipient, mailing)));
      if (textId === undefined) throw new Error('a reader without a text');
      return {
        id: mailIdOf({ cause, address }, hash),
        cause,
        template,
        to: { address, ...(name !== undefined && { name }) },
        createdAt: now(),
        announcement,
        leave: { recipient: id, mailing },
        textId,
      };
    });
    yield { mails: made, to };
  }
}
