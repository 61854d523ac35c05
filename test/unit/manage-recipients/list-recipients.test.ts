import { describe, expect, it } from 'vitest';
import { type Asked, listRecipients } from '../../../functions/manage-recipients/list-recipients.ts';
import { recipientOf } from '../../support/random-recipients.ts';

const people = [
  recipientOf('info@xn--mllerverein-thb.example', { name: 'Verein' }),
  recipientOf('kim@amt.example', { name: 'Kim Öztürk' }),
  recipientOf('zoe@xn--bro-hoa.example', {}),
];
const found = async (text: string, asked: Partial<Asked> = {}): Promise<readonly string[]> => {
  const deps = { allRecipients: async () => people, suppressions: async () => [], nameOf: (area: string) => area };
  return (await listRecipients(deps, { text, sort: 'address', page: 1, ...asked })).rows.map(({ recipient }) => recipient.address);
};

describe('the search for recipients', () => {
  it.each(['müllerverein', 'MÜLLERVEREIN.example', 'info@müller', 'xn--mllerverein-thb', 'verein'])(
    'finds a domain with umlauts by %s',
    async (text) => {
      expect(await found(text)).toEqual(['info@xn--mllerverein-thb.example']);
    },
  );

  it('finds by every word, in any order, and nobody by what is not there', async () => {
    expect(await found('öztürk kim')).toEqual(['kim@amt.example']);
    expect(await found('öztürk verein')).toEqual([]);
  });

  it('without a name sorts by the address that people read', async () => {
    expect(await found('', { sort: 'name' })).toEqual(['kim@amt.example', 'info@xn--mllerverein-thb.example', 'zoe@xn--bro-hoa.example']);
  });
});
