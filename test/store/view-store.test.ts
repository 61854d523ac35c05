import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { keepView } from '../../functions/review-applications/keep-view.ts';
import { noFilter } from '../../functions/review-applications/list-form.ts';
import { caseFilterSchema } from '../../shared/domain/funding/case-filter.ts';
import { viewStore } from '../../shared/store/view-store.ts';
import { startTables } from '../support/local-cloud.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('saved views', () => {
  const views = { ...viewStore({ client, table }), hash };

  it('are each person’s own, replaced by their name, and forgotten', async () => {
    const filter = caseFilterSchema.parse({ state: 'submitted', late: true, text: 'Öztürk' });
    const id = await keepView(views, 'me', { name: ' Meine  Liste ', round: 'desk', filter });
    expect(await keepView(views, 'me', { name: 'meine liste', round: undefined, filter: noFilter })).toBe(id);
    expect(await views.viewsOf('me')).toEqual([{ id, name: 'meine liste', filter: noFilter }]);
    await keepView(views, 'me', { name: 'Meine Liste', round: 'desk', filter });
    expect(await views.viewsOf('me')).toEqual([{ id, name: 'Meine Liste', round: 'desk', filter }]);
    expect(await views.viewsOf('other')).toEqual([]);
    await views.forgetView('other', id);
    await views.forgetView('me', id);
    await views.forgetView('me', id);
    expect(await views.viewsOf('me')).toEqual([]);
  });

  it('have a name, and are not too many', async () => {
    for (const name of ['', '  ', 'x'.repeat(61)]) {
      await expect(keepView(views, 'full', { name, round: undefined, filter: noFilter })).rejects.toMatchObject({ code: 'invalid-fields' });
    }
    for (let number = 0; number < 20; number += 1) await keepView(views, 'full', { name: `v${number}`, round: undefined, filter: noFilter });
    await expect(keepView(views, 'full', { name: 'one more', round: undefined, filter: noFilter })).rejects.toThrow('Mehr als 20');
    await keepView(views, 'full', { name: 'V3', round: undefined, filter: noFilter });
  });
});
