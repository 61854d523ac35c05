import fc from 'fast-check';
import { expect, it } from 'vitest';
import { takesPlace } from '../../../shared/domain/funding/attachment.ts';
import { attachmentKey, uploadFolder, uploadPrefix } from '../../../shared/store/attachment-keys.ts';
import { caseId, contents, memoryUploads } from './memory-uploads.ts';

const id = '00000000-0000-4000-8000-0000000000a1';

/** Somebody sends the form; its events come once to three times. */
const sending = fc.record({
  // Mostly under the same name: that overwrites what is being checked.
  name: fc.constantFrom('a.pdf', 'a.pdf', 'b.pdf'),
  content: fc.constantFrom(...Object.values(contents)),
  created: fc.integer({ min: 1, max: 3 }),
  scanned: fc.integer({ min: 1, max: 2 }),
});
/** What its owner does meanwhile, and after how many steps of the others. */
const doing = fc.record({ owner: fc.constantFrom('nothing', 'remove', 'delete the case'), after: fc.integer({ min: 0, max: 30 }) });

/** Lambda's two more tries. */
const tried = async (run: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (fault) {
      if (attempt === 3) throw fault;
    }
  }
};

it('whatever comes twice, late or at once: every upload ends as one checked file or as a reason, and nothing else is left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(sending, { minLength: 1, maxLength: 3 }), doing, async (scheduler, sendings, { owner, after }) => {
      const world = memoryUploads(scheduler);
      const work: Promise<unknown>[] = [];
      for (const { name, content, created, scanned } of sendings) {
        const key = `${uploadFolder({ caseId, id, kind: 'statutes' })}${name}`;
        const send = scheduler.schedule(Promise.resolve()).then(async () => {
          const event = world.upload(key, content);
          await Promise.all([
            ...Array.from({ length: created }, () => scheduler.schedule(Promise.resolve()).then(() => tried(() => world.created(key)))),
            ...Array.from({ length: scanned }, () => scheduler.schedule(Promise.resolve()).then(() => tried(() => world.scanned(event)))),
          ]);
        });
        work.push(send);
      }
      if (owner !== 'nothing') {
        work.push(
          Promise.resolve().then(async () => {
            for (let step = 0; step < after; step += 1) await scheduler.schedule(Promise.resolve());
            if (owner === 'remove') return world.removal.removeAttachment({ caseId, id }, '2026-11-01T08:00:02.000Z');
            world.world.door = 'gone';
            return world.removal.removeAllAttachments(caseId, '2026-11-01T08:00:02.000Z');
          }),
        );
      }
      await scheduler.waitFor(Promise.all(work));

      const records = [...world.records.values()];
      const ready = records.filter(({ state }) => state === 'ready');
      expect(records.filter(({ state }) => state === 'checking')).toEqual([]);
      expect([...world.objects.keys()].filter((key) => key.startsWith(uploadPrefix))).toEqual([]);
      // Exactly the checked files are there, and each holds what was checked.
      expect([...world.objects.keys()].toSorted()).toEqual(ready.map(attachmentKey).toSorted());
      for (const attachment of ready) {
        const bytes = world.objects.get(attachmentKey(attachment))?.bytes ?? new Uint8Array();
        expect(new TextDecoder().decode(bytes)).toBe(contents.clean);
        expect(attachment.state === 'ready' && attachment.sha256).toBe(world.hash(bytes));
      }
      expect(world.world.places).toBe(records.filter(takesPlace).length);
      if (owner === 'delete the case') expect(records).toEqual([]);
      if (owner === 'nothing') expect(records.length).toBeGreaterThan(0);
    }),
    // The races that it has found needed some thousand runs: raise this after a change of the stories.
    { numRuns: 800 },
  );
}, 30_000);
