import { describe, expect, it } from 'vitest';
import { maximumFileSize, type RefusalReason } from '../../../shared/domain/funding/attachment.ts';
import { uploadFolder, uploadPrefix } from '../../../shared/store/attachment-keys.ts';
import { caseId, contents, memoryUploads } from './memory-uploads.ts';

const id = '00000000-0000-4000-8000-0000000000a1';
const keyOf = (name = 'Satzung.pdf'): string => `${uploadFolder({ caseId, id, kind: 'statutes' })}${name}`;
const becauseOf = (world: ReturnType<typeof memoryUploads>): (RefusalReason | undefined)[] =>
  [...world.records.values()].map((record) => (record.state === 'refused' ? record.refusedBecause : undefined));

describe('an upload', () => {
  it.each(['created first', 'scanned first'])('is ready after both events, %s', async (order) => {
    const world = memoryUploads();
    const event = world.upload(keyOf(), contents.clean);
    const [first, second] = [() => world.created(keyOf()), () => world.scanned(event)];
    await (order === 'created first' ? first() : second());
    expect(world.records.get(id)?.state).toBe(order === 'created first' ? 'checking' : undefined);
    await (order === 'created first' ? second() : first());
    expect(world.records.get(id)).toMatchObject({ state: 'ready', checkedAt: '2026-11-01T08:00:01.000Z', sha256: world.hash(contents.clean) });
    expect([...world.objects.keys()]).toEqual([`antraege/${caseId}/anlagen/${id}/Satzung.pdf`]);
  });

  it.each([
    ['page', 'wrong-type'],
    ['malware', 'malware'],
    ['locked', 'unscannable'],
  ] as const)('with %s inside is refused: %s', async (content, because) => {
    const world = memoryUploads();
    const event = world.upload(keyOf(), contents[content]);
    await world.created(keyOf());
    await world.scanned(event);
    expect(becauseOf(world)).toEqual([because]);
    expect(world.objects.size).toBe(0);
    expect(world.world.places).toBe(0);
  });

  it('that is too large is not even read', async () => {
    const world = memoryUploads();
    world.upload(keyOf(), `pdf ${'x'.repeat(maximumFileSize)}`);
    await world.created(keyOf());
    expect(becauseOf(world)).toEqual(['too-large']);
    expect(world.objects.size).toBe(0);
  });

  it('whose scan failed is refused and rings, once', async () => {
    const world = memoryUploads();
    const event = world.upload(keyOf(), contents.unlucky);
    await world.created(keyOf());
    await expect(world.scanned(event)).rejects.toMatchObject({ name: 'ScanFailed' });
    expect(becauseOf(world)).toEqual(['scan-failed']);
    await expect(world.scanned(event)).resolves.toBeUndefined();
  });

  it('that was clean and is lost before it could be moved is refused and rings', async () => {
    const world = memoryUploads();
    const event = world.upload(keyOf(), contents.clean);
    await world.created(keyOf());
    world.objects.clear();
    await expect(world.scanned(event)).rejects.toMatchObject({ name: 'ScanFailed' });
    expect(becauseOf(world)).toEqual(['scan-failed']);
  });

  it('that overwrites another one during the check takes its place, and is checked itself', async () => {
    const world = memoryUploads();
    const first = world.upload(keyOf(), contents.clean);
    await world.created(keyOf());
    const second = world.upload(keyOf(), contents.malware);
    // What was found clean is no longer there, and what is there is not copied.
    await world.scanned(first);
    expect(world.records.get(id)?.state).toBe('checking');
    await world.created(keyOf());
    await world.scanned(second);
    expect(becauseOf(world)).toEqual(['malware']);
    expect(world.objects.size).toBe(0);
  });

  it('beside another one through the same form leaves the first alone', async () => {
    const world = memoryUploads();
    const first = world.upload(keyOf(), contents.clean);
    await world.created(keyOf());
    world.upload(keyOf('Zweite.pdf'), contents.clean);
    await world.created(keyOf('Zweite.pdf'));
    await world.scanned(first);
    expect(world.records.get(id)).toMatchObject({ state: 'ready', name: 'Satzung.pdf' });
    expect(becauseOf(world)).toEqual([undefined, 'form-used']);
    expect([...world.objects.keys()].filter((key) => key.startsWith(uploadPrefix))).toEqual([]);
  });
});

describe('a case', () => {
  it('that is full takes no more, and says so', async () => {
    const world = memoryUploads();
    world.world.most = 0;
    world.upload(keyOf(), contents.clean);
    await world.created(keyOf());
    expect(becauseOf(world)).toEqual(['too-many']);
    expect(world.objects.size).toBe(0);
  });

  it('that closes while its file is looked at: the file is refused for that', async () => {
    const world = memoryUploads();
    world.upload(keyOf(), contents.clean);
    const { sniff } = world.deps;
    world.deps.sniff = async (bytes) => {
      world.world.door = 'closed';
      return sniff(bytes);
    };
    await world.created(keyOf());
    expect(becauseOf(world)).toEqual(['case-closed']);
  });

  it('that never holds still makes the event come again', async () => {
    const world = memoryUploads();
    world.upload(keyOf(), contents.clean);
    world.deps.changeAttachment = async () => 'changed';
    await expect(world.created(keyOf())).rejects.toThrow('did not hold still');
    expect(world.objects.size).toBe(1);
  });
});

it('the log has codes: what became of it, and why nothing did', async () => {
  const world = memoryUploads();
  await world.created('hochgeladen/fremd.pdf');
  await world.created(keyOf());
  const event = world.upload(keyOf(), contents.clean);
  await world.created(keyOf());
  await world.scanned(event);
  world.upload(keyOf('Neu.pdf'), contents.clean);
  await world.created(keyOf('Neu.pdf'));
  expect(world.logged).toEqual(['UPLOAD_UNKNOWN', 'UPLOAD_GONE', 'ATTACHMENT_READY', 'ATTACHMENT_REFUSED']);
});
