import { describe, expect, it } from 'vitest';
import { applicationSchema, applicationStates } from '../../../shared/domain/funding/application.ts';
import {
  answerLimit,
  answerOf,
  informationRequestSchema,
  isOverdue,
  isSameAnswer,
  mayBeAnswered,
  mayBeAsked,
  openRequestOf,
  readAnswer,
  requestOf,
} from '../../../shared/domain/funding/information-request.ts';
import { application } from '../mail/examples.ts';

const id = '7d9f6c1e-2b3a-4c5d-8e9f-0a1b2c3d4e5f';
const questions = { text: 'Uns fehlt noch etwas.', points: ['Wer leitet den Kurs?', 'Wo findet er statt?'], dueDate: '2026-12-15' };
const asked = requestOf(application, questions, { id, at: '2026-12-01T09:00:00.000Z', by: 'staff' });
const states = Object.keys(applicationStates).map((code) => applicationSchema.shape.state.parse(code));

describe('asking', () => {
  it('makes the application wait for its applicant, and says so in an event without the questions', () => {
    expect(asked.after).toEqual({ ...application, state: 'info_requested', version: 2 });
    expect(asked.event).toEqual({
      applicationId: application.id,
      reference: application.reference,
      kind: 'information.requested',
      at: '2026-12-01T09:00:00.000Z',
      actor: 'staff',
      subject: id,
      from: 'submitted',
      to: 'info_requested',
    });
    expect(informationRequestSchema.parse(asked.request)).toEqual(asked.request);
    expect(asked.request).toMatchObject({ ...questions, state: 'open', askedBy: 'staff' });
  });

  it('is possible before a decision, and not while another request is open', () => {
    expect(states.filter(mayBeAsked)).toEqual(['submitted', 'formal_check', 'assessed']);
  });
});

describe('answering', () => {
  const by = { at: '2026-12-10T18:00:00.000Z', by: 'a'.repeat(64) };
  const answer = { texts: ['Kim', 'Im Café'], attachmentIds: [] };

  it('lets the check go on', () => {
    const { after, event, request } = answerOf(asked.after, asked.request, answer, by);
    expect(after).toMatchObject({ state: 'formal_check', version: 3 });
    expect(event).toMatchObject({ kind: 'information.answered', from: 'info_requested', to: 'formal_check', subject: id, actor: 'applicant' });
    expect(JSON.stringify(event)).not.toContain('Café');
    expect(informationRequestSchema.parse(request)).toMatchObject({ state: 'answered', answer: { ...answer, ...by } });
    expect(openRequestOf([request])).toBeUndefined();
    expect(openRequestOf([request, asked.request])).toBe(asked.request);
  });

  it('leaves a state alone that has gone on meanwhile', () => {
    expect(answerOf({ ...asked.after, state: 'assessed' }, asked.request, answer, by).after.state).toBe('assessed');
  });

  it('is possible until there is a decision, once', () => {
    expect(states.filter((state) => mayBeAnswered(asked.request, state))).toEqual([
      'submitted',
      'formal_check',
      'info_requested',
      'assessed',
      'deferred',
    ]);
    expect(mayBeAnswered({ ...asked.request, state: 'answered' }, 'formal_check')).toBe(false);
  });

  it('knows the same answer again', () => {
    const { request } = answerOf(asked.after, asked.request, answer, by);
    expect(isSameAnswer(request, answer)).toBe(true);
    expect(isSameAnswer(request, { ...answer, texts: ['Kim', 'Im Park'] })).toBe(false);
    expect(isSameAnswer(asked.request, answer)).toBe(false);
  });

  it('is overdue from the day after the due date', () => {
    expect(isOverdue(questions, '2026-12-15')).toBe(false);
    expect(isOverdue(questions, '2026-12-16')).toBe(true);
  });
});

describe('reading an answer', () => {
  it('takes a text for each question, with line feeds as they are stored', () => {
    expect(readAnswer(questions, [' Kim\r\nund Lea ', 'Im Café'])).toEqual({ texts: ['Kim\nund Lea', 'Im Café'] });
  });

  it('names every question that is not answered, and what is too long', () => {
    expect(readAnswer(questions, [])).toEqual({
      errors: [
        { pointer: '/antwort/0', message: 'Bitte beantworten Sie Frage 1.' },
        { pointer: '/antwort/1', message: 'Bitte beantworten Sie Frage 2.' },
      ],
    });
    expect(readAnswer(questions, ['x', ` ${'y'.repeat(answerLimit + 3)}`])).toEqual({
      errors: [{ pointer: '/antwort/1', message: expect.stringContaining('um 3 Zeichen') }],
    });
    expect(readAnswer(questions, ['\u200b', 'a\u0000b'])).toEqual({
      errors: [
        { pointer: '/antwort/0', message: 'Bitte beantworten Sie Frage 1.' },
        { pointer: '/antwort/1', message: expect.stringContaining('Steuerzeichen') },
      ],
    });
  });
});
