import { expect, it } from 'vitest';
import { applicationForApplicant, eventsForApplicant, requestForApplicant } from '../../../shared/domain/funding/applicant-view.ts';
import type { ApplicationEvent } from '../../../shared/domain/funding/application.ts';
import { application, informationRequest } from '../mail/examples.ts';

const { id: applicationId, reference } = application;
const event = (kind: ApplicationEvent['kind'], actor: string): ApplicationEvent => ({
  ...{ applicationId, reference, kind, actor, at: '2026-12-01T09:00:00.000Z', to: 'formal_check', number: 2, previous: 'p', hash: 'h' },
  ...(actor === 'subject-7' && { actorName: 'Sascha Sachlich' }),
});

it('what applicants take away says nothing of persons of the staff', () => {
  const taken = JSON.stringify([
    applicationForApplicant({ ...application, conflicts: ['subject-7'], chain: 'head' }),
    eventsForApplicant([event('check.recorded', 'subject-7'), event('conflict.declared', 'subject-7'), event('release.revoked', 'applicant')]),
    requestForApplicant({ ...informationRequest, askedBy: 'subject-7' }),
  ]);
  expect(taken).not.toMatch(/subject-7|Sachlich|conflict/);
  expect(applicationForApplicant(application)).toEqual(application);
  const told = eventsForApplicant([event('check.recorded', 'subject-7'), event('release.revoked', 'applicant')]);
  expect(told.map(({ kind, actor }) => [kind, actor])).toEqual([
    ['check.recorded', 'staff'],
    ['release.revoked', 'applicant'],
  ]);
});
