import { areaName } from '../../shared/county/areas.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatDate, formatInstant } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { costCategories, financingSources, legalForms } from '../../shared/domain/funding/round.ts';
import { formatEuro, sumCents } from '../../shared/domain/money.ts';
import { type RenderedMail, subjectOf } from '../../shared/domain/notices/mail.ts';
import { type AmountRow, type Block, renderLetter } from '../../shared/mail/letter.ts';

/** What the template is given beside the application. */
export type ConfirmationFrame = {
  readonly county: CountyProfile;
  readonly exampleData: boolean;
  /** Public address without a slash at the end. */
  readonly siteUrl: string;
};

const sum = (label: string, rows: readonly AmountRow[]): AmountRow => ({ label, amount: sumCents(rows.map(({ amount }) => amount)) });

/** The complete copy of what was sent, in the order of the form. */
const copyOf = ({ organisation, contact, project, costs, financing, requestedAmount, reuseRelease }: Application, county: CountyProfile): Block[] => {
  const costRows = costs.map(({ category, description, amount }) => ({ label: `${costCategories[category]}: ${description}`, amount }));
  const financingRows = financing.map(({ source, description, amount }) => ({
    label: description === undefined ? financingSources[source] : `${financingSources[source]}: ${description}`,
    amount,
  }));
  return [
    { kind: 'heading', text: 'Ihre Angaben: Organisation' },
    {
      kind: 'facts',
      rows: [
        { label: 'Name', value: organisation.name },
        { label: 'Rechtsform', value: legalForms[organisation.legalForm] },
        { label: 'Anschrift', value: `${organisation.street}\n${organisation.postcode} ${organisation.city}` },
      ],
    },
    { kind: 'heading', text: 'Ansprechperson' },
    {
      kind: 'facts',
      rows: [
        { label: 'Name', value: contact.name },
        { label: 'E-Mail', value: contact.email },
        { label: 'Telefon', value: contact.phone ?? 'keine Angabe' },
      ],
    },
    { kind: 'heading', text: 'Projekt' },
    {
      kind: 'facts',
      rows: [
        { label: 'Titel', value: project.title },
        { label: 'Kurzbeschreibung', value: project.shortDescription },
        { label: 'Orte', value: project.municipalities.map((ags) => areaName(county, ags) ?? ags).join(', ') },
        { label: 'Zeitraum', value: `${formatDate(project.startDate)} bis ${formatDate(project.endDate)}` },
      ],
    },
    { kind: 'heading', text: 'Kosten' },
    { kind: 'amounts', rows: costRows, total: sum('Summe der Kosten', costRows) },
    { kind: 'heading', text: 'Finanzierung' },
    { kind: 'amounts', rows: financingRows, total: sum('Summe der Finanzierung', financingRows) },
    { kind: 'heading', text: 'Beantragte Förderung' },
    {
      kind: 'facts',
      rows: [
        { label: 'Betrag', value: formatEuro(requestedAmount) },
        {
          label: 'Weiterverwendung',
          value: reuseRelease
            ? 'Ja, der Kreis darf die Kurzbeschreibung veröffentlichen und weiterverwenden. Sie können das jederzeit widerrufen.'
            : 'Nein, der Kreis darf die Kurzbeschreibung nicht weiterverwenden.',
        },
      ],
    },
  ];
};

/** Confirms an application: the reference first, then what comes next, then a complete copy. */
export const confirmationMail =
  ({ county, exampleData, siteUrl }: ConfirmationFrame) =>
  (application: Application): RenderedMail => {
    const { id, reference, submittedAt, contact, project } = application;
    return renderLetter(
      {
        subject: subjectOf(`${reference}: Ihr Antrag ist eingegangen – ${project.title}`),
        headline: `${reference}: Ihr Antrag ist eingegangen`,
        to: contact.name,
        opening: [
          `Ihr Antrag hat das Aktenzeichen ${reference}. Er ist am ${formatInstant(submittedAt)} eingegangen. Bitte nennen Sie das Aktenzeichen, wenn Sie uns schreiben oder anrufen.`,
          'So geht es weiter: Wir prüfen den Antrag. Wenn etwas fehlt, melden wir uns. Die zuständigen Gremien des Kreises entscheiden. Das Ergebnis erhalten Sie schriftlich.',
          'Diese E-Mail bestätigt den Eingang. Sie ist noch keine Zusage. Weiter unten finden Sie eine Kopie Ihrer Angaben.',
          'Wo Ihr Antrag steht, sehen Sie jederzeit auf unseren Seiten unter „Stand Ihres Antrags“. Dort können Sie ihn auch zurückziehen.',
        ],
        link: { text: 'Eingangsbestätigung ansehen', href: `${siteUrl}/antrag/eingegangen/${id}` },
        blocks: copyOf(application, county),
      },
      { ...county, exampleData },
    );
  };
