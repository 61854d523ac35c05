import { describe, expect, it } from 'vitest';
import { eventTexts } from '../../../functions/follow-applications/state-texts.ts';
import { county } from '../../../shared/county/county.ts';
import { formatInstant } from '../../../shared/domain/calendar.ts';
import { type Application, applicationEventSchema, applicationSchema, applicationStates } from '../../../shared/domain/funding/application.ts';
import { statusSite } from '../../support/status-site.ts';
import { answeredRequest, application, confirmation, informationRequest } from '../mail/examples.ts';

const at = '2026-12-02T09:00:00.000Z';
const decision = {
  routes: [
    { upTo: 100_000, steps: [{ body: 'Landrat', role: 'decides' as const }] },
    {
      steps: [
        { body: 'Sozialausschuss', role: 'advises' as const },
        { body: 'Hauptausschuss', role: 'decides' as const },
      ],
    },
  ],
  meetings: [
    { body: 'Hauptausschuss', date: '2026-12-01' },
    { body: 'Hauptausschuss', date: '2027-02-18' },
  ],
};
const siteWith = (over: Partial<Application> = {}, now = at) => {
  const site = statusSite([{ ...application, ...over }], now);
  site.rounds[0] = { ...(site.rounds[0] ?? never()), decision };
  return site;
};
const never = (): never => {
  throw new Error('the site has no round');
};

describe('the page of an application', () => {
  it.each([
    ['submitted', county.office.name],
    ['formal_check', county.department.name],
    ['info_requested', 'Sie'],
    ['assessed', 'Sozialausschuss (berät), Hauptausschuss (entscheidet)'],
    ['decided', county.department.name],
    ['award_issued', 'Sie'],
    ['closed', 'Niemand. Das Verfahren ist beendet.'],
    ['withdrawn', 'Niemand. Das Verfahren ist beendet.'],
  ] as const)('in state %s says that it is the turn of: %s', async (state, who) => {
    const { text } = await siteWith({ state }).get();
    expect(text).toContain(`Wer ist dran? ${who} Stand ${applicationStates[state]}`);
  });

  it('shows the way with the bodies of the round, and when each meets next', async () => {
    const { text } = await siteWith({ state: 'formal_check' }).get();
    expect(text).toContain(`Erledigt: Ihr Antrag ist am ${formatInstant(application.submittedAt)} eingegangen.`);
    expect(text).toMatch(/Jetzt: .* prüfen: .* Danach: Sozialausschuss berät\. Nächste Sitzung: noch kein Termin\./);
    expect(text).toContain('Danach: Hauptausschuss entscheidet. Nächste Sitzung: Donnerstag, 18. Februar 2027.');
    expect(text).toContain(`Danach: ${county.department.name} schickt Ihnen die Entscheidung schriftlich`);
  });

  it('takes the route that the amount leads to', async () => {
    const { text } = await siteWith({ state: 'assessed', requestedAmount: 100_000 }).get();
    expect(text).toContain('Jetzt: Landrat entscheidet.');
    expect(text).not.toContain('Sozialausschuss');
  });

  it('counts a meeting of today in Berlin, where it is already tomorrow', async () => {
    const { text } = await siteWith({ state: 'assessed' }, '2027-02-17T23:30:00.000Z').get();
    expect(text).toContain('Nächste Sitzung: Donnerstag, 18. Februar 2027.');
    expect((await siteWith({ state: 'assessed' }, '2027-02-18T23:30:00.000Z').get()).text).not.toContain('18. Februar');
  });

  it('says nothing of meetings once there is a decision, and of a way once it is over', async () => {
    expect((await siteWith({ state: 'decided' }).get()).text).toContain('Erledigt: Hauptausschuss entscheidet. Jetzt:');
    expect((await siteWith({ state: 'rejected' }).get()).text).not.toContain('Hauptausschuss');
  });

  it('speaks of the bodies in general where the round names none or is not there', async () => {
    const site = siteWith({ state: 'assessed' });
    site.rounds.length = 0;
    const { text } = await site.get();
    expect(text).toContain('Die zuständigen Gremien des Kreises beraten und entscheiden. Nächste Sitzung: noch kein Termin.');
    expect(text).not.toContain('früher beginnen zu dürfen');
  });

  it('is about the version of the round that the application was made under', async () => {
    const site = siteWith({ state: 'assessed' });
    site.rounds.push({ ...(site.rounds[0] ?? never()), version: 2, decision: { routes: [], meetings: [] } });
    expect((await site.get()).text).toContain('Hauptausschuss');
  });

  it('begins with what is asked: questions and until when, confirmations', async () => {
    const site = siteWith({ state: 'info_requested', confirmations: [confirmation], confirmationsNeeded: 1 });
    site.requests.push(informationRequest);
    const { text, body } = await site.get();
    expect(text).toMatch(
      /Antrag INT-2026-0042 Bitte antworten Sie bis Dienstag, 15\. Dezember 2026 .* Es fehlt noch eine Bestätigung .* Wo der Antrag gerade ist/,
    );
    expect(body).toContain(`href="/status/antraege/${application.id}/antworten"`);
  });

  it('says that the answer is overdue, and that it is still taken', async () => {
    const site = siteWith({ state: 'info_requested' }, '2026-12-16T09:00:00.000Z');
    site.requests.push(informationRequest);
    expect((await site.get()).text).toMatch(
      /Die Frist für Ihre Antwort war Dienstag, 15\. Dezember 2026 .* Sie können noch antworten, bis über den Antrag entschieden ist\./,
    );
    site.applications.set(application.id, { ...application, state: 'decided' });
    expect((await site.get()).text).not.toContain('Die Frist für Ihre Antwort');
  });

  it('shows what was asked and answered, as it was typed', async () => {
    const site = siteWith({ state: 'formal_check' });
    site.requests.push(answeredRequest);
    const { text } = await site.get();
    expect(text).toContain('Warum kosten die Lebensmittel 849,99 €? Für 20 Personen: zehnmal 85 Euro.');
  });

  it('tells the history in sentences, each kind in another', async () => {
    const site = siteWith({ confirmations: [confirmation], confirmationsNeeded: 1 });
    const kinds = applicationEventSchema.shape.kind.options;
    // The office's own work between two letters is not the applicant's to read.
    const inside = ['check.recorded', 'opinion.given', 'conflict.declared', 'assessment.recorded', 'proposal.made', 'decision.prepared'] as const;
    expect(inside.filter((kind) => eventTexts[kind] !== undefined)).toEqual([]);
    for (const kind of kinds)
      site.events.push({
        applicationId: application.id,
        reference: application.reference,
        kind,
        at,
        actor: 'applicant',
        subject: confirmation.id,
        to: 'submitted',
      });
    const history = (await site.get()).text.split('Was bisher geschah')[1]?.split(`${formatInstant(at)}: `) ?? [];
    expect(new Set(history).size).toBe(Object.keys(eventTexts).length + 1);
    expect(history[3]).toContain('Ada Vorsitz (Vorsitzende) hat den Antrag bestätigt.');
  });

  it('does not tell of a result twice that was only corrected', async () => {
    const site = siteWith({ state: 'decided' });
    const { id: applicationId, reference } = application;
    const voted = { applicationId, reference, kind: 'committee.decided', actor: 'staff', to: 'decided' } as const;
    site.events.push({ ...voted, at, from: 'assessed' }, { ...voted, at, from: 'decided' });
    const history = (await site.get()).text.split('Was bisher geschah')[1];
    expect(history?.split('Über Ihren Antrag ist entschieden.')).toHaveLength(2);
  });
});

describe('the list', () => {
  it('begins with what waits for the applicant, and says until when', async () => {
    const ids = Array.from({ length: 4 }, (_, n) => `00000000-0000-4000-8000-00000000000${n}`);
    const states = ['info_requested', 'running', 'submitted', 'formal_check'] as const;
    const site = statusSite(
      ids.map((id, n) => ({
        ...application,
        id,
        reference: `INT-2026-000${n}`,
        state: states[n] ?? 'submitted',
        ...(n === 2 ? { confirmations: [confirmation], confirmationsNeeded: 1 } : {}),
      })),
      at,
    );
    site.requests.push({ ...informationRequest, applicationId: ids[0] ?? '' });
    const { text } = await site.call('GET', '/status/antraege', {});
    expect([...text.matchAll(/INT-2026-000\d/g)].map(String)).toEqual(['INT-2026-0002', 'INT-2026-0000', 'INT-2026-0003', 'INT-2026-0001']);
    expect(text).toMatch(/Hier warten wir auf Sie .*INT-2026-0002 Gemeinsam kochen Eine Bestätigung fehlt/);
    expect(text).toContain('Fragen beantworten, bis Dienstag, 15. Dezember 2026');
    expect(text).toMatch(/Hier fehlt uns zurzeit nichts .*INT-2026-0003/);
  });

  it.each(Object.keys(applicationStates))('shows an application in state %s', async (code) => {
    const { text, status } = await statusSite([{ ...application, state: applicationSchema.shape.state.parse(code) }]).call(
      'GET',
      '/status/antraege',
      {},
    );
    expect(status).toBe(200);
    expect(text).toContain(application.reference);
  });
});
