import { describe, expect, it } from 'vitest';
import type { Round } from '../../../shared/domain/funding/round.ts';
import { requiredPapers } from '../../../shared/domain/funding/statement-rules.ts';
import { spoken, withOrganisation } from '../../support/spoken-rules.ts';
import { round, submission } from '../../support/submissions.ts';

describe('papers', () => {
  const papers: Round['papers'] = [{ kind: 'tax-notice' }, { kind: 'statutes', legalForms: ['association', 'foundation'] }];

  it('are those that the round wants of a legal form', () => {
    expect(requiredPapers('association', { ...round, papers })).toEqual(['tax-notice', 'statutes']);
    expect(requiredPapers('school', { ...round, papers })).toEqual(['tax-notice']);
    expect(requiredPapers('school', round)).toEqual([]);
  });

  it('that are missing are named at once', () => {
    expect(spoken(submission, { papers })).toEqual([
      '/attachments: Es fehlen noch Unterlagen: Freistellungsbescheid oder Bescheid nach § 60a AO; Satzung oder Gesellschaftsvertrag. Bitte fügen Sie sie als Datei hinzu, oder geben Sie an, zu welchem Antrag sie uns schon vorliegen.',
    ]);
    expect(spoken(submission, { papers }, { files: ['other', 'tax-notice'] })[0]).toMatch(/Unterlagen: Satzung oder Gesellschaftsvertrag\. /);
  });

  it('are there as files, or lie at the office from an earlier application', () => {
    expect(spoken(submission, { papers }, { files: ['statutes', 'tax-notice'] })).toEqual([]);
    const onFile = [{ kind: 'statutes', reference: 'INT-2025-0017' }];
    expect(spoken({ ...submission, onFile }, { papers }, { files: ['tax-notice'] })).toEqual([]);
    expect(spoken({ ...submission, onFile: [{ kind: 'statutes', reference: 'von 2025' }] }, { papers }, { files: ['tax-notice'] })).toHaveLength(1);
  });

  it('are not asked for before it is known who applies', () => {
    expect(spoken({ ...submission, organisation: { ...withOrganisation({}).organisation, legalForm: '' } }, { papers })).toEqual([]);
  });
});

describe('declarations', () => {
  const declared = (...declarations: { readonly code: string; readonly version: string }[]) => spoken({ ...submission, declarations });
  const [complete, audit] = [
    { code: 'complete', version: '2' },
    { code: 'audit', version: '1' },
  ];

  it('of the round are all made', () => {
    expect(declared(audit, complete)).toEqual([]);
    expect(declared(complete)).toEqual(['/declarations: Diese Erklärung fehlt noch: Der Kreis darf prüfen, wofür das Geld verwendet wurde.']);
    expect(declared()).toHaveLength(2);
  });

  it('in an old version are made again, with the new text before one', () => {
    expect(declared({ ...complete, version: '1' }, audit)).toEqual([
      '/declarations: Diese Erklärung hat einen neuen Text. Bitte lesen und bestätigen Sie sie noch einmal: Unsere Angaben sind vollständig und richtig.',
    ]);
  });

  it('are those of the round, each once', () => {
    expect(declared(complete, audit, { code: 'moon', version: '1' })).toEqual([
      '/declarations/2: Die Erklärung „moon“ gibt es in dieser Runde nicht. Bitte lassen Sie sie weg.',
    ]);
    expect(declared(complete, audit, complete)).toEqual([
      '/declarations/2: Die Erklärung „complete“ steht zweimal da. Bitte nennen Sie sie nur einmal.',
    ]);
  });
});
