import type { ExamplePerson } from './example-staff.ts';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (title: string, main: string): string => `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
button { font: inherit; display: block; width: 100%; text-align: left; padding: 0.75rem 1rem; margin: 0.5rem 0; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`;

/** The page on which a person is chosen. */
export const personPage = (action: string, people: readonly ExamplePerson[]): string =>
  page(
    'Als wen möchten Sie sich anmelden?',
    `<p>Dieser Anmeldedienst läuft nur auf diesem Rechner. Alle Personen sind erfunden, ein Passwort gibt es nicht.</p>
<form method="post" action="${escaped(action)}">
${people.map(({ id, name, task }) => `<button name="person" value="${escaped(id)}">${escaped(name)}: ${escaped(task)}</button>`).join('\n')}
</form>`,
  );

/** Asks before somebody is signed out here. @param form of the provider; the button belongs to it by its id */
export const signOutPage = (form: string): string =>
  page(
    'Möchten Sie sich auch hier abmelden?',
    `<p>Dann fragt dieser Anmeldedienst beim nächsten Mal wieder, wer Sie sind.</p>
${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">Ja, abmelden</button>
<button type="submit" form="op.logoutForm">Nein, angemeldet bleiben</button>`,
  );

/** The end of a way that leads to no site. */
export const endPage = (title: string, text: string): string => page(escaped(title), `<p>${escaped(text)}</p>`);
