import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, savedAs } from '../../../shared/domain/funding/file-name.ts';
import { fileTypeCodes, fileTypes } from '../../../shared/domain/funding/file-types.ts';

describe('the name of a file', () => {
  it.each([
    ['Satzung.pdf', 'Satzung.pdf'],
    ['Übersicht Maßnahmen – März.PDF', 'Übersicht Maßnahmen – März.PDF'],
    ['U\u0308bersicht.pdf', 'Übersicht.pdf'],
    ['C:\\Users\\Erika\\Satzung.pdf', 'Satzung.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['  .versteckt.pdf  ', 'versteckt.pdf'],
    ['scan.exe', 'scan.exe.pdf'],
    ['\u202efdp.exe', 'fdp.exe.pdf'],
    ['a\r\nb\u0000\tc.pdf', 'abc.pdf'],
    ['Plan: "A" <neu>?.pdf', 'Plan_ _A_ _neu__.pdf'],
    ['گزارش\u200cها.pdf', 'گزارش\u200cها.pdf'],
    ['عقد.pdf', 'عقد.pdf'],
    ['\u200d\u200c.pdf', 'Datei.pdf'],
    ['', 'Datei.pdf'],
    ['...', 'Datei.pdf'],
    ['\ud800.pdf', 'Datei.pdf'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given, 'pdf')).toBe(kept);
  });

  it('keeps either ending of a type', () => {
    expect([cleanFileName('a.jpeg', 'jpg'), cleanFileName('a.JPG', 'jpg'), cleanFileName('a.png', 'jpg')]).toEqual(['a.jpeg', 'a.JPG', 'a.png.jpg']);
  });

  const names = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom('a', 'ü', 'u\u0308', '.', '/', '\\', ' ', '\u202e', '\u200b', '😀', '\ud800', 'pdf'), maxLength: 200 }),
  );

  it('is one part of a path, visible, short, of its type, and clean once and for all', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(...fileTypeCodes), (given, type) => {
        const name = cleanFileName(given, type);
        expect(name).not.toMatch(/[\p{Cc}\p{Cs}/\\<>:"|?*\u202a-\u202e\u2066-\u2069]/u);
        expect(name.isWellFormed()).toBe(true);
        expect(name).toBe(name.normalize('NFC'));
        expect([...name].length).toBeLessThanOrEqual(120);
        const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
        expect(fileTypes[type].endings).toContain(ending);
        expect(name.slice(0, name.lastIndexOf('.'))).toMatch(/[^\s\p{Cf}]/u);
        expect(cleanFileName(name, type)).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });

  it('stands whole in the header that saves the file, in ASCII', () => {
    expect(savedAs("Maß (2) 'neu'.pdf")).toBe("attachment; filename*=UTF-8''Ma%C3%9F%20%282%29%20%27neu%27.pdf");
    fc.assert(
      fc.property(names, (given) => {
        const name = cleanFileName(given, 'pdf');
        // RFC 8187: what may stand there without a percent sign.
        const [, value = ''] = /^attachment; filename\*=UTF-8''((?:%[0-9A-F]{2}|[A-Za-z0-9!#$&+.^_`|~-])+)$/.exec(savedAs(name)) ?? [];
        expect(decodeURIComponent(value)).toBe(name);
      }),
    );
  });
});
