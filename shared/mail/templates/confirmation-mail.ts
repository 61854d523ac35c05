import { areaName } from '../../county/areas.ts';
import type { CountyProfile } from '../../county/profile.ts';
import { formatInstant } from '../../domain/calendar.ts';
import type { Application } from '../../domain/funding/application.ts';
import { missingConfirmations, waitedFor } from '../../domain/funding/confirmation.ts';
import type { Round } from '../../domain/funding/round.ts';
import { answersIn, type SummaryFact, type SummaryPart, summaryOf } from '../../domain/funding/summary.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { type Block, renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/** A mail may be read by others: of the account it says just enough to know which one it is. */
const toldByMail = ({ pointer, value }: SummaryFact): string =>
  pointer === '/organisation/account/iban' ? `endet auf ${value.join('').replaceAll(' ', '').slice(-4)}` : value.join('\n');

const blocksOf = (part: SummaryPart): readonly Block[] => {
  const heading: Block = { kind: 'heading', text: part.heading };
  if ('facts' in part) return [heading, { kind: 'facts', rows: part.facts.map((fact) => ({ label: fact.label, value: toldByMail(fact) })) }];
  const rows = part.rows.map(({ kind, details, amount }) => ({ label: kind, details, amount }));
  return [heading, { kind: 'amounts', rows, total: part.total }];
};

/** The complete copy of what was sent, in the order and the words of the form. */
const copyOf = (application: Application, round: Round | undefined, county: CountyProfile): readonly Block[] => {
  const placeName = (ags: string): string => areaName(county, ags) ?? ags;
  return answersIn(summaryOf(application, application.attachments, { round, placeName })).flatMap(blocksOf);
};

/** Who still has to confirm, where that is needed. */
const unconfirmedText = (application: Application): readonly string[] => {
  const names = waitedFor(application).map(({ name, role }) => `${name} (${role})`);
  if (names.length === 0) return [];
  return missingConfirmations(application) === names.length
    ? [`Den Antrag ${names.length === 1 ? 'muss' : 'müssen'} noch bestätigen: ${names.join(', ')}. Wir haben dafür einen Link per E-Mail geschickt.`]
    : [`Eine dieser Personen muss den Antrag noch bestätigen: ${names.join(', ')}. Wir haben dafür jeder einen Link per E-Mail geschickt.`];
};

/** Confirms an application: the reference first, then what comes next, then a complete copy. @param round as the application was made under it */
export const confirmationMail: MailTemplate<{ readonly application: Application; readonly round: Round | undefined }> = {
  name: 'confirmation',
  occasion: 'Ein Antrag ist eingegangen.',
  render: ({ application, round }, { county, exampleData, siteUrl }) => {
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
          ...unconfirmedText(application),
          'Wo Ihr Antrag steht, sehen Sie jederzeit auf unseren Seiten unter „Stand Ihres Antrags“. Dort beantworten Sie auch Fragen von uns, bitten um einen früheren Beginn oder ziehen den Antrag zurück.',
        ],
        link: { text: 'Eingangsbestätigung ansehen', href: `${siteUrl}/antrag/eingegangen/${id}` },
        blocks: [
          { kind: 'heading', text: 'Ihre Angaben' },
          { kind: 'facts', rows: [{ label: 'Förderrunde', value: round?.title ?? application.roundId }] },
          ...copyOf(application, round, county),
        ],
      },
      { ...county, exampleData },
    );
  },
};
