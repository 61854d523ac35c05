import { describe, expect, it } from 'vitest';
import { eventKinds } from '../../../shared/domain/funding/application.ts';
import { eventSentence } from '../../../shared/domain/funding/event-sentences.ts';

const sascha = { actor: 'sub-1', actorName: 'Sascha Sachlich' } as const;

describe('sentences of the history', () => {
  it.each(eventKinds)('%s: one sentence that begins with who it was and tells nobody an id', (kind) => {
    const sentence = eventSentence({ kind, ...sascha, to: 'formal_check', from: 'formal_check', subject: 'b1c7' });
    expect(sentence).toMatch(/^Sascha Sachlich hat [^.!]+\.$/);
    expect(sentence).not.toMatch(/b1c7|sub-1/);
  });

  it('no two kinds read alike', () => {
    const sentences = eventKinds.map((kind) => eventSentence({ kind, ...sascha, from: 'submitted', to: 'submitted' }));
    expect(new Set(sentences).size).toBe(eventKinds.length);
  });

  it('names the amount and the state that came with it', () => {
    expect(eventSentence({ kind: 'committee.decided', ...sascha, amount: 450_000, from: 'assessed', to: 'decided' })).toBe(
      'Sascha Sachlich hat den Beschluss über 4.500,00\u00a0€ eingetragen. Der Antrag ist seitdem „beschlossen“.',
    );
    expect(eventSentence({ kind: 'proposal.made', ...sascha, amount: 0, from: 'formal_check', to: 'assessed' })).toBe(
      'Sascha Sachlich hat vorgeschlagen, den Antrag abzulehnen. Der Antrag ist seitdem „fachlich geprüft“.',
    );
    expect(eventSentence({ kind: 'decision.issued', ...sascha, amount: 100, from: 'decided', to: 'award_issued' })).toContain(
      'hat den Bescheid über die Bewilligung von 1,00\u00a0€ freigegeben.',
    );
  });

  it('names who is no person of the house, and hides a subject without a name', () => {
    const at = { kind: 'early-start.decided', from: 'submitted', to: 'submitted' } as const;
    expect(eventSentence({ ...at, actor: 'staff', subject: 'approved' })).toBe('Die Verwaltung hat den vorzeitigen Beginn erlaubt.');
    expect(eventSentence({ ...at, actor: 'sub-7', subject: 'refused' })).toBe('Eine Person der Verwaltung hat den vorzeitigen Beginn nicht erlaubt.');
    expect(eventSentence({ kind: 'application.submitted', actor: 'applicant', to: 'submitted' })).toBe(
      'Die antragstellende Stelle hat den Antrag eingereicht. Der Antrag ist seitdem „eingereicht“.',
    );
  });
});
