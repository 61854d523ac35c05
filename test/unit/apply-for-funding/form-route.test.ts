import { describe, expect, it } from 'vitest';
import { applicationSite } from '../../support/application-routes.ts';
import { round, submission } from '../../support/submissions.ts';
import { formOf } from '../../support/submitted-form.ts';

const receiptRoute = '/antrag/eingegangen/{id}';
const form = (over: Record<string, string> = {}): URLSearchParams => {
  const params = formOf(submission);
  for (const [name, value] of Object.entries(over)) params.set(name, value);
  return params;
};
/** The tag of the element with this id. */
const tagOf = (html: string, id: string): string => new RegExp(`<[^<>]* id="${id}"[^<>]*>`).exec(html)?.[0] ?? '';
const keyOf = (html: string): string => /name="key" value="([^"]*)"/.exec(html)?.[1] ?? '';

describe('GET /antrag', () => {
  it('shows the round with its limits and its deadline', async () => {
    const { statusCode, body } = await applicationSite().get('/antrag');
    expect(statusCode).toBe(200);
    for (const shown of [
      'Integrationsmittel 2027',
      'bis Dienstag, 31. August 2027, 23:59 Uhr',
      'von 500,00\u00a0€ bis 15.000,00\u00a0€',
      '1. Januar bis 31. Dezember 2027',
      'Eingetragener Verein (e. V.)',
      'Beispieldaten',
    ]) {
      expect(body).toContain(shown);
    }
    expect(body).not.toContain('Privatperson');
    expect(body).not.toContain('<title>Fehler');
  });

  it('offers 165 Gemeinden by administration, each once', async () => {
    const { body } = await applicationSite().get('/antrag');
    expect(body.match(/name="project\.municipalities"/g)).toHaveLength(165);
    expect(body).toContain('Amt Nord (2 Gemeinden)');
    expect(body).toContain('Städte und Gemeinden ohne Amt (1 Gemeinde)');
    expect(body.match(/<details>/g)).toHaveLength(3);
  });

  it('gives every form another key', async () => {
    const { get } = applicationSite();
    const keys = [keyOf((await get('/antrag')).body), keyOf((await get('/antrag')).body)];
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[0]).not.toBe(keys[1]);
  });

  it('says when there is no round, and when the next one is', async () => {
    const { statusCode, body } = await applicationSite({ at: '2026-08-01T00:00:00.000Z' }).get('/antrag');
    expect(statusCode).toBe(200);
    expect(body).toContain('Zurzeit ist keine Förderrunde geöffnet');
    expect(body).toContain('beginnt am Dienstag, 1. September 2026, 02:00 Uhr');
    expect(body).not.toContain('<form');
  });
});

describe('POST /antrag with a form that is right', () => {
  it('leads to the receipt, which says nothing about persons', async () => {
    const { postForm, get, applications } = applicationSite();
    const answer = await postForm(form({ key: 'k' }));
    expect(answer.statusCode).toBe(303);
    const [[id, application] = []] = [...applications];
    expect(application).toMatchObject({ ...submission, project: { ...submission.project, municipalities: ['01999001', '01999002'] } });
    expect(answer.headers['location']).toBe(`/antrag/eingegangen/${id}`);
    const receipt = await get(`/antrag/eingegangen/${id}`, receiptRoute);
    expect(receipt.statusCode).toBe(200);
    for (const shown of [
      'INT-2026-0001',
      submission.project.title,
      submission.organisation.name,
      '7.500,00',
      '22. November 2026, 13:00 Uhr',
      'E-Mail',
    ]) {
      expect(receipt.body).toContain(shown);
    }
    for (const hidden of [submission.contact.name, submission.contact.email, submission.contact.phone ?? '', submission.organisation.street]) {
      expect(receipt.body).not.toContain(hidden);
    }
    expect(receipt.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  });

  it('makes one application of a double click, and two of two forms', async () => {
    const { postForm, applications } = applicationSite();
    const [one, two] = [await postForm(form({ key: 'k' })), await postForm(form({ key: 'k' }))];
    expect(two.headers['location']).toBe(one.headers['location']);
    await postForm(form({ key: 'l' }));
    expect(applications.size).toBe(2);
  });

  it('takes a whole administration and the whole county', async () => {
    const { postForm, applications } = applicationSite();
    const whole = (area: string) => {
      const params = form({ 'project.areas': area });
      params.delete('project.municipalities');
      return params;
    };
    expect((await postForm(whole('019995001'))).statusCode).toBe(303);
    expect((await postForm(whole('01999'))).statusCode).toBe(303);
    expect([...applications.values()].map(({ project }) => project.municipalities.length)).toEqual([2, 165]);
  });
});

describe('POST /antrag with mistakes', () => {
  it('answers 422 with everything that was typed, and stores nothing', async () => {
    const { postForm, applications } = applicationSite();
    const { statusCode, body } = await postForm(
      form({ key: 'k', 'financing.0.amount': '999,99', 'costs.0.amount': 'achttausend', 'project.startDate': 'bald', 'contact.email': 'ayse@' }),
    );
    expect(statusCode).toBe(422);
    expect(applications.size).toBe(0);
    for (const typed of ['achttausend', '999,99', 'bald', 'ayse@', submission.organisation.name, submission.contact.phone]) {
      expect(body).toContain(`value="${typed}"`);
    }
    expect(body).toContain(submission.project.shortDescription);
    expect(body).toMatch(/<option selected[^>]*value="fees"|<option value="fees" selected/);
    expect(tagOf(body, 'gemeinde-01999002')).toContain('checked');
    expect(body).toContain('Amt Nord (2 von 2 Gemeinden)');
    expect(body).toContain('<details open>');
    expect(tagOf(body, 'reuseRelease')).toContain('checked');
    expect(keyOf(body)).toBe('k');
  });

  it('names the line of a plan in the summary, where it stands alone', async () => {
    const { body } = await applicationSite().postForm(form({ 'costs.1.category': '', 'financing.0.amount': 'viel' }));
    expect(body).toContain('>Kostenzeile 2: Bitte wählen Sie die Kostenart.</a>');
    expect(body).toContain('>Finanzierungszeile 1: Bitte geben Sie einen Betrag in Euro');
    expect(body.match(/(?<!Kostenzeile 2: )Bitte wählen Sie die Kostenart\./g)).toHaveLength(1);
  });

  it('ties every error to its field, and links to it from the summary that has the focus', async () => {
    const { body } = await applicationSite().postForm(form({ 'contact.email': 'x', 'costs.1.amount': '', requestedAmount: '1' }));
    expect(body).toContain('<title>Fehler: Förderung beantragen');
    expect(/<section class="kern-alert kern-alert--danger[^>]*>/.exec(body)?.[0]).toMatch(/tabindex="-1".* autofocus|autofocus.* tabindex="-1"/);
    for (const id of ['contact-email', 'costs-1-amount', 'requestedAmount']) {
      expect(body).toContain(`href="#${id}"`);
      expect(tagOf(body, id)).toContain('aria-invalid="true"');
      expect(tagOf(body, id)).toMatch(new RegExp(`aria-describedby="[^"]*${id}-fehler"`));
      expect(tagOf(body, `${id}-fehler`)).not.toBe('');
    }
  });

  it('links only to what is there, also in an empty form', async () => {
    const { body } = await applicationSite().postForm(new URLSearchParams({ 'project.municipalities': '09999999' }));
    const targets = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(targets.length).toBeGreaterThan(12);
    expect(targets.filter((id) => tagOf(body, id) === '')).toEqual([]);
    expect(tagOf(body, 'project-municipalities-fehler')).not.toBe('');
  });

  it('says in words what is missing between the plans', async () => {
    const { body } = await applicationSite().postForm(form({ 'financing.0.amount': '999,99' }));
    expect(body.replaceAll('\u00a0', ' ')).toContain('Die Kosten betragen 10.000,00 €, die Finanzierung 9.999,99 €. Es fehlen 0,01 €.');
  });

  it('closes the gaps between lines, so that an error stands at its line', async () => {
    const params = form({ 'costs.5.category': 'rent', 'costs.5.description': 'Saal', 'costs.5.amount': 'x' });
    const { body } = await applicationSite().postForm(params);
    expect(tagOf(body, 'costs-2-amount')).toContain('value="x"');
    expect(tagOf(body, 'costs-2-amount-fehler')).not.toBe('');
  });

  it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onfocus='alert(1)", '</textarea><b>', '{{7*7}}'])(
    'shows %s as text',
    async (typed) => {
      const { body } = await applicationSite().postForm(
        form({ 'contact.email': 'x', 'organisation.name': typed, 'project.shortDescription': typed, 'costs.0.amount': typed, key: typed }),
      );
      const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
      expect(body).toContain(`>${escaped}</textarea>`);
      expect(body.split(`value="${escaped}"`)).toHaveLength(4);
      expect(body).not.toMatch(/<script|<img|<b>/);
    },
  );
});

describe('POST /antrag with a button of the plans', () => {
  it('shows the form again with one line more, without errors, and stores nothing', async () => {
    const { postForm, applications } = applicationSite();
    const { statusCode, body } = await postForm(form({ action: 'add-financing', 'contact.email': 'x' }));
    expect(statusCode).toBe(200);
    expect(applications.size).toBe(0);
    expect(tagOf(body, 'financing-3-amount')).not.toBe('');
    expect(tagOf(body, 'financing-4-amount')).toBe('');
    expect(body).toContain('value="x"');
    expect(body).not.toContain('aria-invalid');
    expect(body).toContain('formaction="/antrag#financing-4"');
  });

  it('adds up', async () => {
    const params = form({ action: 'calculate', 'financing.0.amount': '900' });
    params.delete('requestedAmount');
    const { body } = await applicationSite().postForm(params);
    expect(body.replaceAll('\u00a0', ' ')).toContain('In der Finanzierung fehlen 100,00 €.');
    expect(tagOf(body, 'requestedAmount')).toContain('value="7.500,00"');
  });
});

describe('POST /antrag in a conflict', () => {
  it('with a form that was sent before, changed: offers to send it as another application', async () => {
    const { postForm, applications } = applicationSite();
    await postForm(form({ key: 'k' }));
    const { statusCode, body } = await postForm(form({ key: 'k', 'project.title': 'Zweites Projekt' }));
    expect(statusCode).toBe(409);
    expect(body).toContain('Dieser Antrag liegt uns schon vor');
    expect(body).toContain('value="Zweites Projekt"');
    expect(keyOf(body)).not.toBe('k');
    await postForm(form({ key: keyOf(body), 'project.title': 'Zweites Projekt' }));
    expect(applications.size).toBe(2);
  });

  it('after the deadline: says so and keeps what was typed', async () => {
    const { statusCode, body } = await applicationSite({ at: round.closesAt }).postForm(form({ key: 'k' }));
    expect(statusCode).toBe(409);
    expect(body).toContain('nahm Anträge bis Dienstag, 31. August 2027, 23:59 Uhr an');
    expect(body).toContain(`value="${submission.project.title}"`);
  });
});

describe('GET /antrag/eingegangen/{id}', () => {
  it('after a withdrawal announces neither a check nor a decision', async () => {
    const { postForm, get, applications } = applicationSite();
    await postForm(form({ key: 'k' }));
    for (const [id, application] of applications) {
      applications.set(id, { ...application, state: 'withdrawn' });
      const { body } = await get(`/antrag/eingegangen/${id}`, receiptRoute);
      expect(body).toContain('Der Antrag ist zurückgezogen. Wir prüfen ihn nicht weiter');
      for (const past of ['Wir prüfen den Antrag', 'Gremien', 'nach einer Stunde']) expect(body).not.toContain(past);
    }
    expect(applications.size).toBe(1);
  });

  it.each(['00000000-0000-4000-8000-000000000000', 'nothing', '..%2f'])('answers 404 to %s', async (id) => {
    const { statusCode, body } = await applicationSite().get(`/antrag/eingegangen/${id}`, receiptRoute);
    expect(statusCode).toBe(404);
    expect(body).toContain('Unter dieser Adresse gibt es keine Eingangsbestätigung');
  });
});
