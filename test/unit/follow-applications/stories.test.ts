import { describe, expect, it } from 'vitest';
import { proofOfWork } from '../../../functions/follow-applications/proof-of-work.ts';
import { answerTime, requestLink } from '../../../functions/follow-applications/request-link.ts';
import { signIn, signOut } from '../../../functions/follow-applications/sign-in.ts';
import { withdrawApplication } from '../../../functions/follow-applications/withdraw-application.ts';
import { county } from '../../../shared/county/county.ts';
import { applicantOf } from '../../../shared/domain/access/applicant.ts';
import { type Application, applicationStates } from '../../../shared/domain/funding/application.ts';
import { canBeWithdrawn } from '../../../shared/domain/funding/withdrawal.ts';
import { type AccessMailFacts, accessLinkMail } from '../../../shared/mail/templates/access-link-mail.ts';
import { findSession } from '../../../shared/runtime/applicant-session.ts';
import { memoryApplicants } from '../../support/memory-applicants.ts';
import { application } from '../mail/examples.ts';

const renderLink = (link: AccessMailFacts) => accessLinkMail.render(link, { county, exampleData: false, siteUrl: 'https://teilhabe.example' });
const address = application.contact.email;

const world = (given: readonly Application[] = [application]) => {
  const memory = memoryApplicants(given);
  const ask = requestLink({ ...memory.deps, ...proofOfWork(memory.deps), renderLink });
  const later = (seconds: number) => {
    memory.clock.at = new Date(Date.parse(memory.clock.at) + seconds * 1000).toISOString();
  };
  return {
    ...memory,
    later,
    ask: async (email = address, over: { target?: string | undefined; callerAddress?: string } = {}) =>
      (await ask({ address: email, target: undefined, callerAddress: '192.0.2.1', proof: undefined, ...over })).wait,
    token: () => /\/status\/anmelden\/(\S+)/.exec(memory.mails.at(-1)?.text ?? '')?.[1] ?? '',
  };
};

describe('asking for a link', () => {
  it('mails it to the contact, and does not keep the token', async () => {
    const { ask, mails, links, token, clock } = world();
    await ask(` ${address.toUpperCase()}`);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ template: 'access-link', to: { name: application.contact.name, address }, createdAt: clock.at });
    expect(mails[0]?.cause).not.toContain(token());
    expect(token()).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify([...links])).not.toContain(token());
    expect(mails[0]?.text).toContain('22. November 2026, 13:30 Uhr');
  });

  it('mails nothing to an address without an application', async () => {
    const { ask, mails, links } = world();
    await ask('niemand@nirgends.example');
    expect([mails.length, links.size]).toEqual([0, 0]);
  });

  it('mails it to who has no application, but a draft or an invitation to one', async () => {
    const { ask, mails, members, deps } = world();
    members.add(applicantOf('mitarbeit@verein.example', deps.hash));
    await ask('Mitarbeit@verein.example');
    expect(mails).toMatchObject([{ to: { address: 'Mitarbeit@verein.example' }, subject: 'Ihr Link zum Stand Ihres Antrags' }]);
    expect(mails[0]?.text).toContain('Guten Tag,\n');
  });

  it.each(['niemand@nirgends.example', address])(
    'for an application that is to be written goes to every address, and says nothing of others: %s',
    async (email) => {
      const { ask, mails } = world();
      await ask(email, { target: '/antrag/entwuerfe' });
      expect(mails).toMatchObject([{ template: 'access-link', to: { address: email }, subject: 'Ihr Link zum Förderantrag' }]);
      expect(mails[0]?.text).toContain('beginnen Sie einen Förderantrag');
      expect(`${mails[0]?.text}${mails[0]?.to.name}`).not.toContain(application.contact.name);
    },
  );

  it.each([address, 'niemand@nirgends.example'])('again within three minutes is told when, whoever asks: %s', async (email) => {
    const { ask, later } = world();
    expect(await ask(email)).toBeUndefined();
    later(100);
    expect(await ask(email)).toEqual({ by: 'pause', until: '2026-11-22T12:03:00.000Z' });
    for (let more = 0; more < 4; more += 1) {
      later(180);
      expect(await ask(email)).toBeUndefined();
    }
    later(180);
    expect(await ask(email)).toEqual({ by: 'hour', until: '2026-11-22T13:00:00.000Z' });
    // The attempt began a pause of three minutes, but that is no news.
    expect(await ask(email)).toEqual({ by: 'hour', until: '2026-11-22T13:00:00.000Z' });
  });

  it('takes the same time for all', async () => {
    const { ask, pauses } = world();
    await ask();
    await ask('niemand@nirgends.example');
    await ask();
    expect(pauses).toEqual([answerTime, answerTime, answerTime]);
  });

  it('mails one in three minutes and five in an hour', async () => {
    const { ask, mails, later } = world();
    await ask();
    await ask();
    later(179);
    await ask();
    expect(mails).toHaveLength(1);
    later(1);
    await ask();
    expect(mails).toHaveLength(2);
    for (let more = 0; more < 6; more += 1) {
      later(180);
      await ask();
    }
    expect(mails).toHaveLength(5);
    later(3600);
    await ask();
    expect(mails).toHaveLength(6);
  });
});

describe('a link', () => {
  it('makes one session, that lives for 20 hours', async () => {
    const { ask, token, deps, later } = world();
    await ask();
    const link = token();
    const { sessionToken, target } = await signIn(deps)(link);
    expect(target).toBe('/status/antraege');
    await expect(signIn(deps)(link)).rejects.toMatchObject({ code: 'link-invalid' });
    later(72_000 - 1);
    expect(await findSession(deps)(sessionToken)).toMatchObject({ applicant: applicantOf(address, deps.hash), address });
    later(1);
    expect(await findSession(deps)(sessionToken)).toBeUndefined();
  });

  it('counts for 30 minutes, and is refused like any other text after that', async () => {
    const { ask, token, deps, later } = world();
    await ask();
    later(1800);
    const refusals = await Promise.all([token(), '0'.repeat(64), '', undefined].map((text) => signIn(deps)(text).catch((fault: unknown) => fault)));
    expect(refusals.map((refusal) => refusal instanceof Error && refusal.message)).toEqual(Array(4).fill(expect.stringContaining('30 Minuten')));
  });

  it.each([
    [`/status/antraege/${application.id}`, `/status/antraege/${application.id}`],
    [`/antrag/entwuerfe/${application.id}/kosten`, `/antrag/entwuerfe/${application.id}/kosten`],
    ['/antrag/entwuerfe', '/antrag/entwuerfe'],
    [undefined, '/status/antraege'],
  ])('that was asked for on the way to %s leads to %s', async (wanted, target) => {
    const { ask, token, deps } = world();
    await ask(address, { target: wanted });
    expect((await signIn(deps)(token())).target).toBe(target);
  });

  it('opens no session when it is used as a cookie, nor the other way round', async () => {
    const { ask, token, deps } = world();
    await ask();
    expect(await findSession(deps)(token())).toBeUndefined();
    const { sessionToken } = await signIn(deps)(token());
    await expect(signIn(deps)(sessionToken)).rejects.toMatchObject({ code: 'link-invalid' });
  });
});

it('signing out ends the session for good, and twice is once', async () => {
  const { ask, token, deps } = world();
  await ask();
  const { sessionToken } = await signIn(deps)(token());
  await signOut(deps)(sessionToken);
  await signOut(deps)(sessionToken);
  await signOut(deps)(undefined);
  expect(await findSession(deps)(sessionToken)).toBeUndefined();
});

describe('withdrawing', () => {
  const states = Object.entries(applicationStates);
  const inState = (code: string): Application => {
    const state = (
      [
        'submitted',
        'formal_check',
        'info_requested',
        'assessed',
        'deferred',
        'decided',
        'award_issued',
        'running',
        'proof_due',
        'closed',
        'rejected',
        'declined',
        'revoked',
        'withdrawn',
      ] as const
    ).find((known) => known === code);
    if (state === undefined) throw new Error(`the test does not know the state ${code}`);
    return { ...application, state, version: 3 };
  };
  const order = (over: { id?: string; version?: number; state?: Application['state'] } = {}) => {
    const { deps } = memoryApplicants([]);
    return { applicant: applicantOf(address, deps.hash), id: application.id, version: 3, state: 'submitted' as const, ...over };
  };

  it.each(states)('in state %s is possible until there is a decision', async (code) => {
    const { deps, applications, events } = memoryApplicants([inState(code)]);
    const withdrawn = withdrawApplication(deps)(order());
    if (!canBeWithdrawn(inState(code).state) && code !== 'withdrawn') {
      await expect(withdrawn).rejects.toMatchObject({
        code: 'not-withdrawable',
        message: expect.stringContaining(inState(code).state === 'closed' ? 'abgeschlossen' : '„'),
      });
      expect(events).toEqual([]);
      return;
    }
    await withdrawn;
    expect(applications.get(application.id)?.state).toBe('withdrawn');
    expect(events).toHaveLength(code === 'withdrawn' ? 0 : 1);
  });

  it('covers exactly the states before a decision', () => {
    expect(states.map(([code]) => inState(code).state).filter(canBeWithdrawn)).toEqual([
      'submitted',
      'formal_check',
      'info_requested',
      'assessed',
      'deferred',
    ]);
  });

  it('writes one event, however often it comes', async () => {
    const { deps, events } = memoryApplicants([inState('assessed')]);
    await withdrawApplication(deps)(order());
    await withdrawApplication(deps)(order());
    expect(events).toEqual([
      {
        applicationId: application.id,
        reference: application.reference,
        kind: 'application.withdrawn',
        at: '2026-11-22T12:00:00.000Z',
        actor: 'applicant',
        from: 'assessed',
        to: 'withdrawn',
      },
    ]);
  });

  it('says what changed since the applicant looked', async () => {
    const { deps, events } = memoryApplicants([inState('formal_check')]);
    await expect(withdrawApplication(deps)(order({ version: 2 }))).rejects.toMatchObject({
      code: 'version-conflict',
      message: expect.stringMatching(/„eingereicht“.*„in formaler Prüfung“/),
    });
    expect(events).toEqual([]);
  });

  it('decides anew when somebody writes in between', async () => {
    const { deps, applications } = memoryApplicants([inState('assessed')]);
    const change = async () => {
      applications.set(application.id, { ...inState('decided'), version: 4 });
      return false;
    };
    await expect(withdrawApplication({ ...deps, change })(order())).rejects.toMatchObject({ code: 'not-withdrawable' });
  });

  it('of another or of none is not found', async () => {
    const { deps } = memoryApplicants([inState('submitted')]);
    await expect(withdrawApplication(deps)({ ...order(), applicant: 'another' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(withdrawApplication(deps)(order({ id: 'none' }))).rejects.toMatchObject({ code: 'not-found' });
  });
});
