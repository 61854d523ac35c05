import { describe, expect, it } from 'vitest';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { county } from '../../../shared/county/county.ts';
import type { Month } from '../../../shared/domain/calendar.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { observation } from '../../support/observations.ts';
import { memorySystem } from './memory-system.ts';

const month = '2026-10';
const figuresOf = (of: Month, value = 3): Observation[] =>
  county.administrations.map(({ area }, at) => observation({ indicator: 'allocations_to_municipality', area, period: of, value: at + value }));

const system = () => {
  const made = memorySystem();
  made.deliver([...figuresOf('2026-09', 2), ...figuresOf(month)]);
  return made;
};

describe('publishing', () => {
  it('writes the files twice, the lists, and one event, in the order that never links what is not there', async () => {
    const { deps, files, events, writes } = system();
    const result = await publishReport({ month }, deps());
    const names = [
      '',
      'datapackage.json',
      'manifest.json',
      'struktur.json',
      'tabelle-kennzahlen.csv',
      'tabellenschema.json',
      ...['-excel.csv', '.csv', '.json', '.ods', '.xlsx'].map((ending) => `zuwanderungsbericht-${month}${ending}`),
    ];
    const paths = [`/berichte/${month}/`, `/berichte/${month}/revision-1/`].flatMap((folder) => names.map((name) => `${folder}${name}`));
    const lists = [
      '/berichte/',
      '/berichte/feed.xml',
      '/berichte/termine/',
      '/berichte/termine.ics',
      '/daten/sitemap.xml',
      '/daten/',
      '/daten/reihen/',
    ];
    const reihen = ['csv', 'json'].map((kind) => `reihen/allocations_to_municipality.${kind}`);
    const data = ['zeitreihen.csv', ...reihen, 'ausgaben.json', 'katalog.ttl', 'tabellenschema.json', 'foerderungen.json', 'foerderungen.csv'];
    expect([...files.keys()].sort()).toEqual(expect.arrayContaining([...lists, ...data.map((name) => `/daten/${name}`), ...paths].sort()));
    const own = (folder: string) => [...files].filter(([path]) => path.startsWith(folder) && !path.slice(folder.length).includes('/'));
    const permanent = `/berichte/${month}/revision-1/`;
    const copied = own(`/berichte/${month}/`).map(([path, body]) => [path.replace(`${month}/`, `${month}/revision-1/`), body]);
    expect(new Map(copied.map(([path = '', body]) => [path, body]))).toEqual(new Map(own(permanent)));
    expect(result).toMatchObject({ month, revision: 1, alreadyPublished: false });
    expect(result.files.map(({ path }) => path).sort()).toEqual([...files.keys()].sort());
    const at = (write: string): number => writes.indexOf(write);
    expect(at(`freeze ${month}#1`)).toBe(0);
    expect(at(`cells ${month}#1`)).toBe(1);
    const [page, folder] = [at(`/berichte/${month}/`), `/berichte/${month}/revision-1/`];
    expect(writes.slice(2, page).every((write) => write.startsWith(folder))).toBe(true);
    expect(writes.slice(2, page)).toEqual(expect.arrayContaining(names.map((name) => `${folder}${name}`)));
    expect(at(`/berichte/${month}/manifest.json`)).toBeGreaterThan(page);
    expect(at('/berichte/')).toBeGreaterThan(at(`/berichte/${month}/manifest.json`));
    expect(writes.at(-1)).toBe(`publish ${month}#1`);
    expect(events).toMatchObject([{ month, revision: 1, at: '2026-11-25T05:00:00.000Z' }]);
    expect(events[0]?.administrations[0]?.figures[0]).toMatchObject({ value: 3 });
    // Two persons the month before: too few to be told.
    expect(events[0]?.administrations[0]?.figures[0]?.previous).toBeUndefined();
    expect(events[0]?.administrations[1]?.figures[0]).toMatchObject({ value: 4, previous: 3 });
    // 3 + 4 + … + 21
    expect(files.get(`/berichte/${month}/`)).toContain('228');
    expect(files.get('/berichte/')).toContain('Oktober 2026');
    expect(files.get('/berichte/feed.xml')).toContain(`/berichte/${month}/`);
  });

  it('publishes again with the same bytes and tells nobody', async () => {
    const { deps, files, events, withdrawApplications } = system();
    await publishReport({ month }, deps());
    const before = new Map(files);
    files.clear();
    withdrawApplications();
    expect(await publishReport({ month, reason: 'Noch einmal' }, deps({ now: '2026-12-24T05:00:00.000Z' }))).toMatchObject({
      revision: 1,
      alreadyPublished: true,
    });
    expect(new Map([...files].sort())).toEqual(new Map([...before].sort()));
    expect(events).toHaveLength(1);
  });

  it('makes changed figures a correction, keeps the old files and the state of the funding', async () => {
    const { deps, files, events, deliver, withdrawApplications } = system();
    await publishReport({ month }, deps());
    const first = files.get(`/berichte/${month}/`);
    deliver([observation({ indicator: 'allocations_to_municipality', area: county.administrations[0]?.area ?? '', period: month, value: 33 })]);
    withdrawApplications();
    const result = await publishReport({ month, reason: 'Ein Amt hat nachgeliefert.' }, deps({ now: '2026-12-03T09:00:00.000Z' }));
    expect(result).toMatchObject({ revision: 2, alreadyPublished: false });
    const page = files.get(`/berichte/${month}/`) ?? '';
    expect(page).toContain('Berichtigte Fassung 2 vom 3. Dezember 2026');
    expect(page).toContain('Ein Amt hat nachgeliefert.');
    expect(page).toContain(`href="/berichte/${month}/revision-1/"`);
    expect(page).toContain('Gemeinsam kochen');
    expect(page).toContain('berichtigt</i>');
    const old = files.get(`/berichte/${month}/revision-1/`) ?? '';
    expect(old).toContain('Ersetzt durch Fassung 2');
    expect(old.replace(/(<!--replaced-->).*<!--\/replaced-->/s, '$1')).toBe(first);
    expect(files.get(`/berichte/${month}/revision-2/`)).toBe(page);
    expect(events).toMatchObject([{ revision: 1 }, { revision: 2, reason: 'Ein Amt hat nachgeliefert.' }]);
    expect(files.get('/berichte/')).toContain('Ein Amt hat nachgeliefert.');
    expect(files.get('/berichte/feed.xml')).toContain('Ein Amt hat nachgeliefert.');
  });

  it('takes the same values, delivered again in another order and in parts, for the same release', async () => {
    const { deps, files, events, revisions, deliver } = system();
    await publishReport({ month }, deps());
    const before = new Map(files);
    deliver(figuresOf(month).slice(9));
    deliver(figuresOf(month).toReversed());
    files.clear();
    expect(await publishReport({ month }, deps())).toMatchObject({ revision: 1, alreadyPublished: true });
    expect(new Map([...files].sort())).toEqual(new Map([...before].sort()));
    expect(events).toHaveLength(1);
    // The record says what was read for it, not what has come since.
    expect(revisions.get(`${month}#1`)?.vintages.filter((used) => used.month === month)).toHaveLength(1);

    deliver(figuresOf(month).map((value) => ({ ...value, comment: 'geprüft' })));
    expect(await publishReport({ month }, deps())).toMatchObject({ revision: 2, alreadyPublished: false });
    // Back to what was before: a correction of the correction.
    deliver(figuresOf(month));
    expect(await publishReport({ month }, deps())).toMatchObject({ revision: 3 });
  });

  it('gives a correction a reason when nobody did', async () => {
    const { deps, events, deliver } = system();
    await publishReport({ month }, deps());
    deliver(figuresOf(month, 4));
    await publishReport({ month }, deps());
    expect(events[1]?.reason).toBe('Nachgelieferte oder berichtigte Zahlen');
  });

  it('says of a correction what those wrote who changed its month, and nothing of what the issue before had', async () => {
    const { deps, events, deliver } = system();
    deliver(figuresOf(month, 3), { reason: 'Vor der Ausgabe.' });
    await publishReport({ month }, deps());
    deliver(figuresOf(month, 4), { kind: 'delivery', by: 'Amt Achterwehr', reason: 'Eine Unterkunft\nwar doppelt gezählt.' });
    deliver(figuresOf(month, 5), { reason: 'Nachgezählt' });
    deliver(figuresOf(month, 6), { reason: 'Nachgezählt' });
    deliver(figuresOf('2026-09', 6), { reason: 'Anderer Monat' });
    await publishReport({ month }, deps({ now: '2026-12-04T08:00:00.000Z' }));
    expect(events[1]?.reason).toBe('Amt Achterwehr: Eine Unterkunft war doppelt gezählt; Nachgezählt');
    deliver(figuresOf(month, 7), { reason: 'x'.repeat(300) });
    deliver(figuresOf(month, 8), { reason: 'Passt nicht mehr' });
    await publishReport({ month }, deps({ now: '2026-12-07T08:00:00.000Z' }));
    expect(events[2]?.reason).toBe('x'.repeat(300));
  });

  it('takes figures of the 24 months that it shows for inputs, and nothing older', async () => {
    const { deps, deliver, revisions } = system();
    deliver(figuresOf('2024-11'));
    deliver(figuresOf('2024-10'));
    await publishReport({ month }, deps());
    expect([...new Set(revisions.get(`${month}#1`)?.vintages.map((used) => used.month))]).toEqual(['2024-11', '2026-09', '2026-10']);
    expect(await publishReport({ month }, deps())).toMatchObject({ revision: 1, alreadyPublished: true });
    deliver(figuresOf('2024-10', 9));
    expect(await publishReport({ month }, deps())).toMatchObject({ revision: 1 });
    deliver(figuresOf('2024-11', 9));
    expect(await publishReport({ month }, deps())).toMatchObject({ revision: 2 });
  });

  it('lists all months, newest first', async () => {
    const { deps, files } = system();
    await publishReport({ month }, deps());
    await publishReport({ month: '2026-09' }, deps());
    const archive = files.get('/berichte/') ?? '';
    expect(archive.indexOf('href="/berichte/2026-10/"')).toBeGreaterThan(0);
    expect(archive.lastIndexOf('href="/berichte/2026-10/"')).toBeLessThan(archive.indexOf('href="/berichte/2026-09/"'));
  });
});

describe('two runs at once', () => {
  it('announce one month once', async () => {
    const { deps, events, revisions } = system();
    const results = await Promise.all([publishReport({ month }, deps()), publishReport({ month }, deps({ now: '2026-11-25T05:00:01.000Z' }))]);
    expect(results.map(({ revision }) => revision)).toEqual([1, 1]);
    expect(events).toHaveLength(1);
    expect(revisions.size).toBe(1);
  });

  it('list both of two months', async () => {
    const { deps, files } = system();
    await Promise.all([publishReport({ month }, deps()), publishReport({ month: '2026-09' }, deps())]);
    expect(files.get('/berichte/')).toContain('href="/berichte/2026-10/"');
    expect(files.get('/berichte/')).toContain('href="/berichte/2026-09/"');
  });
});

/** What a reader finds of the month, in whatever moment: nothing at all, or one whole issue. */
const seen = ({ files }: Pick<ReturnType<typeof memorySystem>, 'files'>): string => {
  const page = files.get(`/berichte/${month}/`);
  if (page === undefined) {
    // Nothing leads to what is being written.
    expect(files.get('/berichte/') ?? '').not.toContain(`href="/berichte/${month}/"`);
    return 'nothing';
  }
  const revision = /Dauerhafte Adresse dieser Fassung: <a[^>]*>Fassung (\d+)</.exec(page)?.[1] ?? '';
  const folder = `/berichte/${month}/revision-${revision}/`;
  expect(files.get(folder)).toBe(page);
  for (const name of ['manifest.json', 'tabellenschema.json', `zuwanderungsbericht-${month}.csv`, `zuwanderungsbericht-${month}.json`]) {
    expect(files.has(`${folder}${name}`)).toBe(true);
  }
  return `issue ${revision}`;
};

describe('killed', () => {
  it('at any call, the next run leaves what a whole run leaves', async () => {
    const whole = system();
    const counting = whole.deps();
    await publishReport({ month }, counting);
    expect(counting.calls()).toBeGreaterThan(40);
    const expected = JSON.stringify(whole.state());
    const states = new Set<string>();
    let before = '';
    // A kill before a call leaves what the one after the call before it leaves.
    for (let call = 1; call <= counting.calls(); call += 1) {
      const killed = system();
      await expect(publishReport({ month }, killed.deps({ crash: { call, moment: 'after' } })), `call ${call}`).rejects.toThrow('crash');
      states.add(seen(killed));
      // And one after a read leaves what the last write left: from there the next run is the same.
      const left = JSON.stringify(killed.state());
      if (left === before) continue;
      before = left;
      await publishReport({ month }, killed.deps());
      expect(JSON.stringify(killed.state()) === expected, `call ${call}`).toBe(true);
    }
    expect([...states].sort()).toEqual(['issue 1', 'nothing']);
  }, 600_000);

  it('in a correction, everybody sees the old issue or the new one, and the next run leaves what a whole run leaves', async () => {
    const published = async () => {
      const made = system();
      await publishReport({ month }, made.deps());
      made.deliver(figuresOf(month, 5));
      return made;
    };
    const order = { month, reason: 'Nachgeliefert' };
    const whole = await published();
    const counting = whole.deps();
    await publishReport(order, counting);
    const expected = JSON.stringify(whole.state());
    expect(whole.files.get(`/berichte/${month}/revision-1/`)).toContain('Ersetzt durch Fassung 2');
    const states = new Set<string>();
    let killed = await published();
    const untouched = JSON.stringify(killed.state());
    let before = untouched;
    for (let call = 1; call <= counting.calls(); call += 1) {
      await expect(publishReport(order, killed.deps({ crash: { call, moment: 'after' } }))).rejects.toThrow('crash');
      states.add(seen(killed));
      const left = JSON.stringify(killed.state());
      // From the same state the next run is the same.
      if (left !== before) {
        before = left;
        await publishReport(order, killed.deps());
        expect(JSON.stringify(killed.state()) === expected, `call ${call}`).toBe(true);
      }
      if (left !== untouched) killed = await published();
    }
    expect([...states].sort()).toEqual(['issue 1', 'issue 2']);
  }, 600_000);

  it('after the freeze, the next run keeps time, funding and figures of the freeze', async () => {
    const { deps, files } = system();
    await publishReport({ month }, deps());
    const expected = files.get(`/berichte/${month}/`);

    const killed = system();
    for (let call = 1; !killed.writes.includes(`freeze ${month}#1`); call += 1) {
      await expect(publishReport({ month }, killed.deps({ crash: { call, moment: 'after' } }))).rejects.toThrow('crash');
    }
    killed.deliver(figuresOf(month, 50));
    killed.withdrawApplications();
    const later = { now: '2026-11-26T12:00:00.000Z' };
    expect(await publishReport({ month, reason: 'unwichtig' }, killed.deps(later))).toMatchObject({ revision: 1, alreadyPublished: false });
    expect(killed.files.get(`/berichte/${month}/`)).toBe(expected);
    // What came in since is the next run's correction.
    expect(await publishReport({ month }, killed.deps(later))).toMatchObject({ revision: 2 });
    expect(killed.events.map(({ revision }) => revision)).toEqual([1, 2]);
  });
});
