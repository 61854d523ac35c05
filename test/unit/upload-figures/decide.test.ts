import { describe, expect, it } from 'vitest';
import { type AcceptableFile, type Answers, dryRun } from '../../../functions/upload-figures/check-upload.ts';
import { acceptUpload } from '../../../functions/upload-figures/decide-upload.ts';
import { memoryUploads } from '../../support/memory-uploads.ts';
import { observation } from '../../support/observations.ts';

type Uploads = ReturnType<typeof memoryUploads>;

const answersFor = ({ deps }: Uploads): Answers => {
  const mapping = deps.mappings.find('satzform');
  if (mapping === undefined) throw new Error('no mapping');
  return { mapping };
};

const upload = async (uploads: Uploads, rows: readonly string[], end = '\n'): Promise<AcceptableFile> => {
  const text = ['INDICATOR,REF_AREA,TIME_PERIOD,SEX,OBS_VALUE', ...rows].join('\n');
  uploads.files.set('datei', Buffer.from(`${text}${end}`));
  const checked = await dryRun(uploads.deps, 'datei', answersFor(uploads));
  if (checked.kind !== 'acceptable') throw new Error(JSON.stringify(checked));
  return checked;
};

const accept = (uploads: Uploads, { seen }: AcceptableFile, given: { readonly reason?: string; readonly looked?: boolean } = {}) =>
  acceptUpload(uploads.deps)('datei', { ...answersFor(uploads), seen, reason: '', looked: false, by: 'Kim Beispiel', ...given });

describe('a file for a month whose report is published', () => {
  it('names a public reason also for what is new', async () => {
    const uploads = memoryUploads();
    uploads.published.push('2026-09', '2026-10');
    const file = await upload(uploads, ['foreign_population,01058,2026-10,_T,10']);
    expect(file).toMatchObject({ published: ['2026-10'], differences: [{ kind: 'new' }] });
    await expect(accept(uploads, file)).rejects.toMatchObject({ code: 'invalid-fields', errors: [{ pointer: '/grund' }] });
    await accept(uploads, file, { reason: 'Nachmeldung' });
    expect(await uploads.vintages('2026-10')).toMatchObject([{ reason: 'Nachmeldung', source: answersFor(uploads).mapping.label }]);
  });

  it('needs none where nothing changes, and none for other months', async () => {
    const uploads = memoryUploads();
    uploads.keep([observation({ value: 10 })], {});
    uploads.published.push('2026-10');
    const same = await upload(uploads, ['foreign_population,01058,2026-10,_T,10', 'foreign_population,01058,2026-09,_T,9']);
    expect(same.published).toEqual([]);
    await accept(uploads, same);
  });
});

it('a file that replaces what administrations delivered says whose, and names a reason', async () => {
  const uploads = memoryUploads();
  const delivered = (area: string, value: number) => uploads.keep([observation({ area, value })], { kind: 'delivery', area });
  delivered('010585803', 5);
  delivered('010585890', 6);
  // Counts from a file by now.
  uploads.keep([observation({ area: '010585890', value: 7 })], {});
  const rows = ['foreign_population,010585803,2026-10,_T,8', 'foreign_population,010585890,2026-10,_T,9'];
  const file = await upload(uploads, rows);
  expect(file.replaced).toMatchObject([{ area: '010585803', values: [{ before: { value: 5 }, after: { value: 8 } }] }]);
  await expect(accept(uploads, file)).rejects.toMatchObject({ code: 'invalid-fields' });
});

const notLooked = { code: 'invalid-fields', errors: [{ pointer: '/abweichungen' }] };

it('a file whose total is not the sum of what is known is taken when somebody has seen it, and nothing is changed', async () => {
  const uploads = memoryUploads();
  uploads.keep([observation({ value: 96, sex: 'F' }), observation({ value: 63, sex: 'M' })], {});
  const file = await upload(uploads, ['foreign_population,01058,2026-10,_T,170']);
  await expect(accept(uploads, file)).rejects.toMatchObject(notLooked);
  await accept(uploads, file, { looked: true });
  expect((await uploads.deps.figures.observations('2026-10')).map(({ value }) => value)).toEqual([96, 63, 170]);
});

it('a file that may have been cut off in its last number is taken when somebody has seen it', async () => {
  const row = 'foreign_population,01058,2026-10,_T,81';
  const uploads = memoryUploads();
  expect(await upload(uploads, [row])).toMatchObject({ maybeCut: false });
  const cut = await upload(uploads, [row], '');
  await expect(accept(uploads, cut)).rejects.toMatchObject(notLooked);
  await accept(uploads, cut, { looked: true });
});
