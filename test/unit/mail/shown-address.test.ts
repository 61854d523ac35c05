import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mailboxOf } from '../../../shared/domain/notices/mail.ts';
import { shownAddress } from '../../../shared/mail/shown-address.ts';

it.each([
  ['info@xn--mllerverein-thb.example', 'info@müllerverein.example'],
  ['xn--mller@amt.example', 'xn--mller@amt.example'],
  ['info@xn--\u0000.example', 'info@xn--\u0000.example'],
])('%s is shown as %s', (stored, shown) => {
  expect(shownAddress(stored)).toBe(shown);
});

it('shows what is the same mailbox', () => {
  const domain = fc.stringMatching(/^[a-zäöüß]{1,20}\.example$/);
  fc.assert(fc.property(domain, (host) => mailboxOf(shownAddress(mailboxOf(`kim@${host}`))) === mailboxOf(`kim@${host}`)));
});
