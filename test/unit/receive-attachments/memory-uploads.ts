import { createHash } from 'node:crypto';
import type fc from 'fast-check';
import { placeOf } from '../../../functions/receive-attachments/object-events.ts';
import { type ReceiveEventDeps, receiveEvent } from '../../../functions/receive-attachments/receive-event.ts';
import { type Attachment, maximumFiles, takesPlace } from '../../../shared/domain/funding/attachment.ts';
import { type Door, isRemoved, type Verdict } from '../../../shared/domain/funding/attachment-check.ts';
import type { AttachmentFiles } from '../../../shared/store/attachment-files.ts';
import { attachmentKey } from '../../../shared/store/attachment-keys.ts';
import { attachmentRemoval } from '../../../shared/store/attachment-removal.ts';
import type { AttachmentStore } from '../../../shared/store/attachment-store.ts';

type Stored = { readonly etag: string; readonly bytes: Uint8Array; readonly mediaType: string };

export const caseId = '00000000-0000-4000-8000-0000000000c1';

/** What a test says of content: type and scan are read from its text. */
export const contents = { clean: 'pdf clean', page: 'html', malware: 'pdf malware', locked: 'pdf locked', unlucky: 'pdf unlucky' } as const;
const verdicts: Readonly<Record<string, Verdict>> = { malware: 'malware', locked: 'unscannable', unlucky: 'failed' };

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/**
 * Bucket and table in memory, each step as whole as theirs. A scheduler decides which step comes next, so that everything that can happen at
 * once does happen in every order.
 */
export const memoryUploads = (scheduler?: fc.Scheduler) => {
  const objects = new Map<string, Stored>();
  const records = new Map<string, Attachment>();
  const said = new Map<string, Verdict>();
  const logged: string[] = [];
  const world: { door: Door; places: number; most: number } = { door: 'draft', places: 0, most: maximumFiles };
  let written = 0;

  const write = (key: string, stored: Omit<Stored, 'etag'>): Stored => {
    written += 1;
    const object = { ...stored, etag: `etag-${written}` };
    objects.set(key, object);
    return object;
  };
  const at = (key: string, etag: string): Stored | 'replaced' | 'missing' => {
    const found = objects.get(key);
    if (found === undefined) return 'missing';
    return found.etag === etag ? found : 'replaced';
  };
  const isSame = (one: Attachment | undefined, other: Attachment | undefined): boolean => one?.state === other?.state && one?.etag === other?.etag;

  /** Does its work at once, and says so when it is its turn. */
  const turn = <A extends unknown[], R>(act: (...given: A) => Promise<R>): ((...given: A) => Promise<R>) =>
    scheduler === undefined ? act : scheduler.scheduleFunction(act);

  const files: AttachmentFiles = {
    findUpload: turn(async (key) => {
      const found = objects.get(key);
      return found && { key, etag: found.etag, size: found.bytes.length, mediaType: found.mediaType, at: '2026-11-01T08:00:00.000Z' };
    }),
    readUpload: turn(async ({ key, etag }) => {
      const found = at(key, etag);
      return typeof found === 'string' ? undefined : found.bytes;
    }),
    acceptUpload: turn(async (attachment) => {
      const found = at(attachment.uploadKey, attachment.etag);
      if (typeof found === 'string') return found;
      const key = attachmentKey(attachment);
      return { key, etag: write(key, found).etag };
    }),
    withdrawCopy: turn(async ({ key, etag }) => {
      if (typeof at(key, etag) !== 'string') objects.delete(key);
    }),
    discardUpload: turn(async ({ key, etag }) => {
      if (typeof at(key, etag) !== 'string') objects.delete(key);
    }),
    removeFile: turn(async (attachment) => {
      objects.delete(attachmentKey(attachment));
      if (attachment.state !== 'ready' && attachment.uploadKey !== undefined) objects.delete(attachment.uploadKey);
    }),
  };
  const store: AttachmentStore = {
    attachmentsOf: turn(async () => [...records.values()].filter((found) => !isRemoved(found))),
    everyAttachmentOf: turn(async () => [...records.values()]),
    // Days later: nobody waits for it.
    expireAttachment: turn(async (removed) => isSame(records.get(removed.id), removed)),
    attachment: turn(async (_case, id) => records.get(id)),
    door: turn(async () => world.door),
    changeAttachment: turn(async ({ before, after, door }) => {
      const step = Number(takesPlace(after)) - Number(takesPlace(before));
      if (!isSame(records.get(after.id), before)) return 'changed';
      if (door !== undefined && door !== world.door) return 'closed';
      if (step > 0 && world.places >= world.most) return 'full';
      records.set(after.id, after);
      world.places += step;
      return 'done';
    }),
    forgetAttachment: turn(async (attachment) => isSame(records.get(attachment.id), attachment) && records.delete(attachment.id)),
    forgetPlaces: turn(async () => {
      world.places = 0;
    }),
    keepVerdict: turn(async ({ id, etag, verdict }) => {
      const key = `${id} ${etag}`;
      if (!said.has(key)) said.set(key, verdict);
    }),
    verdictOn: turn(async ({ id, etag }) => said.get(`${id} ${etag}`)),
  };

  const deps: { -readonly [K in keyof ReceiveEventDeps]: ReceiveEventDeps[K] } = {
    ...store,
    ...files,
    placeOf,
    hash,
    now: () => '2026-11-01T08:00:01.000Z',
    sniff: async (bytes) => (text(bytes).startsWith('pdf') ? 'application/pdf' : undefined),
    log: (code) => void logged.push(code),
  };

  return {
    objects,
    records,
    world,
    logged,
    hash,
    deps,
    /** Puts content where a form would; what S3 and GuardDuty will tell of it. */
    upload: (key: string, content: string, mediaType = 'application/pdf') => {
      const { etag } = write(key, { bytes: new TextEncoder().encode(content), mediaType });
      return { key, etag, verdict: verdicts[content.split(' ')[1] ?? ''] ?? 'clean' };
    },
    created: (key: string) => receiveEvent({ kind: 'created', key }, deps),
    scanned: (event: { readonly key: string; readonly etag: string; readonly verdict: Verdict }) => receiveEvent({ kind: 'scanned', ...event }, deps),
    removal: attachmentRemoval({ ...store, ...files }),
  };
};
