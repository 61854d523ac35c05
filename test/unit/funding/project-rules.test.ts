import { describe, expect, it } from 'vitest';
import type { Round } from '../../../shared/domain/funding/round.ts';
import type { Submission } from '../../../shared/domain/funding/submission.ts';
import { targetGroups } from '../../../shared/domain/funding/submission-codes.ts';
import { fullFiles, fullRound, fullSubmission } from '../../support/full-submission.ts';
import { spoken, withGoals, withProject } from '../../support/spoken-rules.ts';
import { round, submission } from '../../support/submissions.ts';

describe('a submission with every field there is', () => {
  it('keeps every rule', () => {
    const files = fullFiles.map(({ kind }) => kind);
    const placed = { ...fullSubmission, project: { ...fullSubmission.project, municipalities: ['01999001'] } };
    expect(spoken(placed, fullRound, { files })).toEqual([]);
  });
});

describe('the beginning of a project', () => {
  const beginning = (start: Submission['project']['start'], startDate: string, earlyStart = true) =>
    spoken(withProject({ start, startDate }), { applications: { ...round.applications, earlyStart } }, { today: '2027-03-01' });

  it('after the decision is not in the past', () => {
    expect(beginning('after-decision', '2027-03-01')).toEqual([]);
    expect(beginning('after-decision', '2027-02-28')).toEqual([
      '/project/startDate: Der Beginn (28. Februar 2027) liegt in der Vergangenheit. Projekte, die schon begonnen haben, werden nicht gefördert. Bitte prüfen Sie das Datum.',
    ]);
  });

  it('before the decision may be where the round allows it', () => {
    expect(beginning('early', '2027-03-02')).toEqual([]);
    expect(beginning('early', '2027-03-02', false)).toEqual([
      '/project/start: Einen Beginn vor der Entscheidung erlaubt diese Runde nicht. Bitte schließen Sie den ersten Vertrag erst nach der Entscheidung.',
    ]);
    expect(beginning('after-decision', '2027-03-02', false)).toEqual([]);
  });

  it('that was permitted before may lie in the past: a hint says what that needs', () => {
    expect(beginning('early', '2027-02-01')).toEqual([]);
  });
});

describe('fields of action', () => {
  const { fieldsOfAction } = fullRound;
  const chosen = (codes: readonly string[], of: Partial<Round> = { fieldsOfAction }) => spoken(withProject({ fieldsOfAction: [...codes] }), of);

  it('are those of the round, and at least one', () => {
    expect(chosen(['encounter'])).toEqual([]);
    expect(chosen(['encounter', 'culture', 'women'])).toEqual([]);
    expect(chosen([])).toEqual(['/project/fieldsOfAction: Bitte wählen Sie mindestens ein Handlungsfeld.']);
    expect(chosen([], { fieldsOfAction: [] })).toEqual([]);
  });

  it('that the round does not have are refused with what it has', () => {
    expect(chosen(['culture', 'sailing'])).toEqual([
      '/project/fieldsOfAction/1: Das Handlungsfeld „sailing“ gibt es in dieser Runde nicht. Möglich sind: Begegnung und Teilhabe (encounter); Kultur und Sport (culture); Ehrenamt (volunteering); Frauen (women).',
    ]);
    expect(chosen(['culture'], { fieldsOfAction: [] })).toEqual([
      '/project/fieldsOfAction/0: Das Handlungsfeld „culture“ gibt es in dieser Runde nicht. Bitte lassen Sie die Angabe weg.',
    ]);
  });

  it('are named once', () => {
    expect(chosen(['culture', 'encounter', 'culture'])).toEqual([
      '/project/fieldsOfAction/2: Das Handlungsfeld „Kultur und Sport“ steht zweimal da. Bitte nennen Sie es nur einmal.',
    ]);
  });
});

describe('an extension', () => {
  it('names what it extends', () => {
    expect(spoken(withProject({ kind: 'extension' }))).toEqual([
      '/project/previousReference: Bitte geben Sie das Aktenzeichen des Antrags an, den Sie verlängern möchten.',
    ]);
    expect(spoken(withProject({ kind: 'extension', previousReference: 'INT-2025-0017' }))).toEqual([]);
    expect(spoken(withProject({ kind: 'continued' }))).toEqual([]);
  });
});

describe('measures', () => {
  const measured = (...measures: Submission['goals']['measures']) => spoken(withGoals({ measures }));

  it('lie inside the project, to the day', () => {
    expect(measured({ what: 'a', from: '2027-03-01', to: '2027-11-30' }, { what: 'b' }, { what: 'c', to: '2027-03-01' })).toEqual([]);
    expect(measured({ what: 'a' }, { what: 'b', from: '2027-02-28', to: '2027-12-01' })).toEqual([
      '/goals/measures/1/from: Der 28. Februar 2027 liegt außerhalb des Projekts. Das Projekt läuft vom 1. März 2027 bis zum 30. November 2027. Bitte wählen Sie ein Datum in dieser Zeit.',
      expect.stringContaining('/goals/measures/1/to: Der 1. Dezember 2027 liegt außerhalb des Projekts.'),
    ]);
  });

  it('end after they begin; then nothing else is said about them', () => {
    expect(measured({ what: 'a', from: '2028-05-02', to: '2028-05-01' })).toEqual([
      '/goals/measures/0/to: Das Ende (1. Mai 2028) liegt vor dem Beginn (2. Mai 2028). Bitte prüfen Sie beide Daten.',
    ]);
  });

  it('are not compared with dates of a project that are missing or turned round', () => {
    const goals = { ...submission.goals, measures: [{ what: 'a', from: '2030-01-01' }] };
    expect(spoken({ ...submission, goals, project: { ...submission.project, endDate: '' } })).toEqual([]);
    const turned = { ...submission.project, startDate: '2027-05-02', endDate: '2027-05-01' };
    expect(spoken({ ...submission, goals, project: turned })).toEqual([expect.stringMatching(/^\/project\/endDate: /)]);
  });
});

describe('minors', () => {
  const all = ['refugees', 'immigrants', 'women', 'children', 'youth', 'young-adults', 'families', 'older', 'volunteers', 'everyone'] as const;

  it('are protected: a project for them says how', () => {
    expect(all).toHaveLength(Object.keys(targetGroups).length);
    const unprotected = all.filter((group) => spoken(withGoals({ targetGroups: [group] })).length > 0);
    expect(unprotected).toEqual(['children', 'youth']);
    expect(spoken(withGoals({ targetGroups: ['everyone', 'youth'] }))).toEqual([
      '/goals/childProtection: Bitte beschreiben Sie, wie Sie Kinder und Jugendliche schützen.',
    ]);
    expect(spoken(withGoals({ targetGroups: ['youth'], childProtection: 'Zwei Betreuende sind dabei.' }))).toEqual([]);
  });
});
