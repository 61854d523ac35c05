import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { readLeaveToken } from '../../../shared/domain/notices/leave-token.ts';
import { addresseeOf, leaveHref, type Mail, mailSchema } from '../../../shared/domain/notices/mail.ts';
import { mailComposer } from '../../../shared/mail/compose.ts';
import { sealWith } from '../../../shared/mail/seal.ts';
import { mail } from './examples.ts';

const seal = sealWith('a key');
const compose = mailComposer(county, 'kit@versand.example', { siteUrl: 'https://teilhabe.example', seal: async () => seal });
const parse = async (record: Mail) => simpleParser(Buffer.from(await compose(record)));
const composedText = async (record: Mail): Promise<string> => Buffer.from(await compose(record)).toString('utf8');

/** Header block of a message, folded lines joined: name in lower case → values. */
const headersOf = (message: string): Map<string, string[]> => {
  const block = message.slice(0, message.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const headers = new Map<string, string[]>();
  for (const line of block.split('\r\n')) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(name.length + 1).trim()]);
  }
  return headers;
};

describe('a composed mail', () => {
  it('reads back equal', async () => {
    const parsed = await parse(mail);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.text).toBe(mail.text);
    expect(parsed.html).toBe(mail.html);
    expect(parsed.from?.value).toEqual([{ name: `KIT-Stelle ${county.name}`, address: 'kit@versand.example' }]);
    expect(parsed.replyTo?.value).toEqual([{ name: county.office.name, address: county.office.email }]);
    expect(parsed.to).toMatchObject({ value: [{ name: mail.to.name, address: mail.to.address }] });
    expect(parsed.messageId).toBe(`<${mail.id}@versand.example>`);
    expect(parsed.date?.getTime()).toBe(Math.floor(Date.parse(mail.createdAt) / 1000) * 1000);
    expect(parsed.attachments).toEqual([]);
  });

  it('goes to an address alone where no name is known', async () => {
    const parsed = await parse({ ...mail, to: { address: mail.to.address } });
    expect(parsed.to).toMatchObject({ value: [{ name: '', address: mail.to.address }] });
  });

  it('says that a machine sent it, and in which language', async () => {
    const headers = headersOf(await composedText(mail));
    expect(headers.get('auto-submitted')).toEqual(['auto-generated']);
    expect(headers.get('content-language')).toEqual(['de']);
    expect(headers.get('content-type')?.[0]).toMatch(/^multipart\/alternative;/);
  });

  it('puts the text before the HTML, both in UTF-8', async () => {
    const types = [...(await composedText(mail)).matchAll(/Content-Type: (text\/\w+; charset=[\w-]+)/g)].map(([, type]) => type);
    expect(types).toEqual(['text/plain; charset=utf-8', 'text/html; charset=utf-8']);
  });

  it('is the same bytes each time', async () => {
    expect(await compose(mail)).toEqual(await compose(mail));
  });

  it('reads back equal whatever people write, without a bare line feed or an 8-bit header', async () => {
    const body = fc
      .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), { minLength: 1, maxLength: 5 })
      .map((lines) => `${lines.join('\n')}\n`);
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    const candidates = fc.record({ subject: name, text: body, html: body, name });
    await fc.assert(
      fc.asyncProperty(candidates, async ({ subject, text, html, name: recipient }) => {
        const result = mailSchema.safeParse({ ...mail, subject, text, html, to: { ...mail.to, name: recipient } });
        fc.pre(result.success);
        const accepted = mailSchema.parse(result.data);
        const message = await composedText(accepted);
        expect(message).not.toMatch(/[^\r]\n|\r[^\n]/);
        expect(message).toMatch(/^[\t\r\n -~]*$/);
        const parsed = await parse(accepted);
        expect(parsed.text).toBe(accepted.text);
        expect(parsed.html).toBe(accepted.html);
        expect(parsed.subject).toBe(accepted.subject);
        expect(parsed.to).toMatchObject({ value: [{ name: accepted.to.name, address: mail.to.address }] });
      }),
      { numRuns: 200 },
    );
  });
});

describe('a mail that its reader can leave', () => {
  const recipient = addresseeOf(mail.to.address, seal);
  const shared: Mail = {
    ...mail,
    text: `Guten Tag,\n\nabbestellen:\n${leaveHref}\n`,
    html: `<p>Guten Tag,</p>\n<p><a href="${leaveHref}">Abbestellen</a> oder ${leaveHref}</p>\n`,
    leave: { recipient, mailing: 'report' },
  };
  const linkOf = (message: string): string => /^List-Unsubscribe: <(https:[^>\r\n]+)>\r$/m.exec(message)?.[1] ?? '';

  it('has the link of its reader in text, HTML and header, and none of the place for it', async () => {
    const message = await composedText(shared);
    const link = linkOf(message);
    expect(readLeaveToken(link.slice(link.lastIndexOf('/') + 1), mail.createdAt, seal)).toEqual({ recipient, mailing: 'report' });
    const parsed = await parse(shared);
    expect(parsed.text).toBe(shared.text.replaceAll(leaveHref, link));
    expect(parsed.html).toBe(shared.html.replaceAll(leaveHref, link));
    expect(message).not.toContain('teilhabe.invalid');
  });

  it('says that one click is enough, in two headers of one line each', async () => {
    const message = await composedText(shared);
    expect(message).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(linkOf(message)).toMatch(/^https:\/\/teilhabe\.example\/berichte\/abonnement\/[0-9a-z]+$/);
    const list = (await parse(shared)).headers.get('list');
    expect(list).toEqual({ unsubscribe: { url: linkOf(message) }, 'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' } });
  });

  it('is the same bytes each time, and another link for another reader', async () => {
    expect(await compose(shared)).toEqual(await compose(shared));
    const other = { ...shared, leave: { recipient: 'c'.repeat(64), mailing: 'report' as const } };
    expect(linkOf(await composedText(other))).not.toBe(linkOf(await composedText(shared)));
  });

  it('alone has these headers', async () => {
    expect([...headersOf(await composedText(mail)).keys()].filter((name) => name.startsWith('list-'))).toEqual([]);
  });

  it('is no mail when it has a place for a link and nobody to leave', async () => {
    await expect(compose({ ...shared, leave: undefined })).rejects.toThrow();
  });
});

describe('header injection', () => {
  const breaks = ['\r\n', '\n', '\r', '\u0000', '\u0085', '\u2028', '\u2029', '\v', '\f'];
  const attack = (separator: string) => `Kim${separator}Bcc: victim@example.org${separator}${separator}Other body`;
  const fields: Record<string, (value: string) => unknown> = {
    id: (value) => ({ ...mail, id: value }),
    cause: (value) => ({ ...mail, cause: value }),
    template: (value) => ({ ...mail, template: value }),
    'name of the recipient': (value) => ({ ...mail, to: { ...mail.to, name: value } }),
    'address of the recipient': (value) => ({ ...mail, to: { ...mail.to, address: `${value}@example.org` } }),
    subject: (value) => ({ ...mail, subject: value }),
    createdAt: (value) => ({ ...mail, createdAt: `2026-11-22T13:37:01.000Z${value}` }),
  };

  describe.each(Object.entries(fields))('in %s', (_field, attacked) => {
    it.each(breaks)('is refused (%j)', (separator) => {
      expect(mailSchema.safeParse(attacked(attack(separator))).success).toBe(false);
    });
  });

  it('stays away even from a composer that is given an unchecked record', async () => {
    await expect(compose({ ...mail, subject: attack('\r\n') })).rejects.toThrow();
  });

  it.each([
    'a@example.org, b@example.org',
    'a@example.org\nb@example.org',
    '<a@example.org>',
    'a@example.org;b@example.org',
    '"a b"@example.org',
    'a@exämple.org',
  ])('never makes two recipients of one address (%j)', (address) => {
    expect(mailSchema.safeParse({ ...mail, to: { name: 'Kim', address } }).success).toBe(false);
  });

  it.each([
    'Kim <x@example.org>, Bcc',
    'Kim" <x@example.org>',
    '=?utf-8?Q?Kim=0D=0ABcc:_x@example.org?=',
    'x@example.org,',
    'Verein: a@example.org, b@example.org;',
  ])('keeps a name that looks like an address a name (%j)', async (name) => {
    const record = mailSchema.parse({ ...mail, to: { ...mail.to, name } });
    const headers = headersOf(await composedText(record));
    expect([...headers.keys()].sort()).toEqual([
      'auto-submitted',
      'content-language',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'reply-to',
      'subject',
      'to',
    ]);
    expect([...headers.values()].every((values) => values.length === 1)).toBe(true);
    expect((await parse(record)).to).toMatchObject({ value: [{ address: mail.to.address }] });
  });

  it('leaves a dot line and a boundary of the body in the body', async () => {
    const boundary = /boundary="([^"]+)"/.exec(await composedText(mail))?.[1];
    expect(boundary).toBeDefined();
    const text = `eins\n.\n--${boundary}--\nzwei\n`;
    const parsed = await parse({ ...mail, text });
    expect(parsed.text).toBe(text);
    expect(parsed.html).toBe(mail.html);
  });
});
