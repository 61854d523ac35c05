import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attachmentKinds,
  attachmentSchema,
  maximumFileSize,
  type RefusedAttachment,
  refusalReasons,
} from '../../../shared/domain/funding/attachment.ts';
import {
  afterScan,
  doorOf,
  isRemoved,
  refusedUpload,
  removal,
  sizeFinding,
  typeFinding,
  type Upload,
  underCheck,
  verdictOf,
} from '../../../shared/domain/funding/attachment-check.ts';
import { formatFileSize, whyRefused } from '../../../shared/domain/funding/attachment-texts.ts';
import { fileTypeCodes, fileTypes } from '../../../shared/domain/funding/file-types.ts';

const at = '2026-11-01T08:00:00.000Z';
const later = '2026-11-01T08:00:09.000Z';
const upload: Upload = {
  caseId: '00000000-0000-4000-8000-0000000000c1',
  id: '00000000-0000-4000-8000-0000000000a1',
  kind: 'statutes',
  key: 'hochgeladen/x/Satzung.pdf',
  fileName: 'Satzung.pdf',
  size: 2048,
  declared: fileTypes.pdf.mediaType,
  etag: 'e1',
  at,
};
const sha256 = 'a'.repeat(64);

describe('an upload', () => {
  it.each([
    [0, 'empty'],
    [1, undefined],
    [maximumFileSize, undefined],
    [maximumFileSize + 1, 'too-large'],
  ])('of %i bytes: %s', (size, because) => {
    expect(sizeFinding(size)?.because).toBe(because);
  });

  it('is taken when it is what it was declared as, and in no other case', () => {
    const mediaTypes = [...fileTypeCodes.map((code) => fileTypes[code].mediaType), 'text/html', 'application/zip', undefined];
    fc.assert(
      fc.property(fc.constantFrom(...mediaTypes), fc.constantFrom(...mediaTypes), (declared, sniffed) => {
        const taken = declared === sniffed && fileTypeCodes.some((code) => fileTypes[code].mediaType === declared);
        expect(typeFinding(declared, sniffed) === undefined).toBe(taken);
      }),
    );
    expect(typeFinding(fileTypes.pdf.mediaType, fileTypes.png.mediaType)).toEqual({ because: 'wrong-type', found: 'png' });
  });

  it('goes from checking to ready when it is clean, to refused when it is not, and each is a shape that is stored', () => {
    const checking = underCheck(upload, sha256);
    expect(checking).toMatchObject({ state: 'checking', name: 'Satzung.pdf', uploadKey: upload.key, sha256 });
    const ready = afterScan(checking, 'clean', later);
    expect(ready).toEqual({
      id: upload.id,
      caseId: upload.caseId,
      kind: 'statutes',
      name: 'Satzung.pdf',
      size: 2048,
      mediaType: 'application/pdf',
      etag: 'e1',
      uploadedAt: at,
      state: 'ready',
      sha256,
      checkedAt: later,
    });
    const refused = (['malware', 'unscannable', 'failed'] as const).map((verdict) => afterScan(checking, verdict, later));
    expect(refused.map((attachment) => attachment.state === 'refused' && attachment.refusedBecause)).toEqual([
      'malware',
      'unscannable',
      'scan-failed',
    ]);
    const others = [removal(ready, later), removal(checking, later), refusedUpload({ ...upload, declared: undefined }, { because: 'wrong-type' })];
    for (const stored of [checking, ready, ...refused, ...others]) expect(attachmentSchema().parse(stored)).toEqual(stored);
    expect([ready, ...others].map(isRemoved)).toEqual([false, true, true, false]);
  });
});

describe('the scan', () => {
  it('is clean in one word only', () => {
    const words = ['NO_THREATS_FOUND', 'THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED', 'SOMETHING_NEW', ''];
    expect(words.map(verdictOf)).toEqual(['clean', 'malware', 'unscannable', 'failed', 'failed', 'failed', 'failed']);
  });
});

describe('a case', () => {
  const draft = { expiresAt: Date.parse(at) / 1000 + 1 };
  it.each([
    [{ draft }, 'draft'],
    [{ draft: { expiresAt: Date.parse(at) / 1000 } }, 'gone'],
    [{}, 'gone'],
    [{ applicationState: 'info_requested' }, 'answer'],
    [{ applicationState: 'submitted' }, 'closed'],
    [{ applicationState: 'withdrawn', draft }, 'closed'],
  ])('%j is %s', (found, door) => {
    expect(doorOf(found, at)).toBe(door);
  });
});

describe('a refusal', () => {
  const refused = (over: Partial<RefusedAttachment>): RefusedAttachment => ({ ...refusedUpload(upload, { because: 'empty' }), ...over });

  it('says what to do, in sentences, politely, for every reason', () => {
    for (const refusedBecause of refusalReasons) {
      const text = whyRefused(refused({ refusedBecause }));
      expect(text).toMatch(/^[A-ZÄÖÜ].*\.$/);
      expect(text).not.toMatch(/!|leider/i);
    }
  });

  it('names size, limit and both types', () => {
    expect(whyRefused(refused({ refusedBecause: 'too-large', size: maximumFileSize + 1 }))).toContain('10,1 MB. Möglich sind höchstens 10 MB.');
    expect(whyRefused(refused({ refusedBecause: 'wrong-type', found: 'png' }))).toContain('„PDF“ gewählt, die Datei ist aber vom Typ „Bild (PNG)“');
    const unknown = whyRefused(refused({ refusedBecause: 'wrong-type' }));
    for (const code of fileTypeCodes) expect(unknown).toContain(fileTypes[code].label);
  });

  it.each([
    [1, '1 KB'],
    [1024 * 1024 - 1, '1024 KB'],
    [1024 * 1024, '1 MB'],
    [1_300_000, '1,3 MB'],
    [maximumFileSize, '10 MB'],
  ])('%i bytes are %s', (bytes, text) => {
    expect(formatFileSize(bytes)).toBe(text);
  });
});

it('every kind has a name of its own', () => {
  const labels = Object.values(attachmentKinds);
  expect(new Set(labels).size).toBe(labels.length);
});
