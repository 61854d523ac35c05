import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatDate } from '../../shared/domain/calendar.ts';
import { DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { Page } from '../../shared/pages/page.tsx';
import { OfficeAddress } from './contact-page.tsx';

type Site = { readonly county: CountyProfile; readonly exampleData: boolean };

/** Day of the self-assessment behind the accessibility statement: to be renewed with every assessment. */
const assessedOn = '2026-11-22';

/** The statement that public bodies owe: status, gaps, date, feedback, complaints. */
export const AccessibilityPage = ({ county, exampleData }: Site) => (
  <Page title="Erklärung zur Barrierefreiheit" county={county} exampleData={exampleData} current="/barrierefreiheit">
    <Text>
      Diese Erklärung gilt für die Seiten zur Förderung von Integrationsprojekten und zum Zuwanderungsbericht. Verantwortlich ist: {county.name},{' '}
      {county.office.name}. Grundlage ist das {county.law.accessibility}.
    </Text>
    <Heading level={2}>Wie barrierefrei sind diese Seiten?</Heading>
    <Text>
      Unser Maßstab sind die Norm EN 301 549 und die Richtlinien WCAG 2.2 in der Stufe AA. Diese Seiten erfüllen die Anforderungen teilweise. Die
      Lücken nennen wir im nächsten Abschnitt.
    </Text>
    <Heading level={2}>Was ist noch nicht barrierefrei?</Heading>
    <List
      items={[
        'Es gibt noch keine Erläuterungen in Leichter Sprache und in Deutscher Gebärdensprache.',
        'Breite Tabellen lassen sich auf schmalen Bildschirmen nur vollständig lesen, wenn Sie die Tabelle seitlich verschieben. Das geht mit dem Finger und mit den Pfeiltasten.',
        'Die Linien in Diagrammen sind nicht einzeln ansteuerbar. Unter jedem Diagramm stehen dieselben Zahlen als Tabelle.',
      ]}
    />
    <Heading level={2}>Wie haben wir das geprüft?</Heading>
    <Text>
      Wir haben die Seiten am {formatDate(assessedOn)} selbst bewertet: mit automatischen Prüfungen im hellen und im dunklen Farbschema, nur mit der
      Tastatur und auf einem Bildschirm mit 320 Bildpunkten Breite. Eine Prüfung durch eine unabhängige Stelle und durch Menschen mit Behinderungen
      steht noch aus. Diese Erklärung ist vom selben Tag.
    </Text>
    <Heading level={2}>Haben Sie eine Barriere gefunden?</Heading>
    <Text>
      Schreiben Sie uns oder rufen Sie an. Nennen Sie uns die Seite und was dort nicht geht. Wir schicken Ihnen die Information auch in einer Form,
      die für Sie passt.
    </Text>
    <OfficeAddress county={county} />
    <Heading level={2}>Beschwerdestelle</Heading>
    <Text>Haben wir nicht geantwortet, oder hilft Ihnen unsere Antwort nicht? Dann wenden Sie sich an diese Stelle. Das kostet Sie nichts.</Text>
    <Text>
      <Link href={county.law.accessibilityComplaints.url}>{county.law.accessibilityComplaints.name}</Link>
    </Text>
  </Page>
);

/** Who stores what, why, for how long, and what people can ask for. */
export const PrivacyPage = ({ county, exampleData }: Site) => (
  <Page title="Datenschutz" county={county} exampleData={exampleData} current="/datenschutz">
    <Text>
      Wir speichern nur, was wir für unsere Aufgaben brauchen. Diese Seiten messen nicht, wer sie besucht. Einen Cookie setzen wir nur, wenn Sie sich
      anmelden: um einen Antrag zu schreiben, um Ihre Anträge anzusehen, oder um hier zu arbeiten.
    </Text>
    <Heading level={2}>Wer ist verantwortlich?</Heading>
    <OfficeAddress county={county} />
    <Text>
      Die oder den Datenschutzbeauftragten erreichen Sie unter{' '}
      <Link href={`mailto:${county.law.dataProtectionOfficer}`}>{county.law.dataProtectionOfficer}</Link>.
    </Text>
    <Heading level={2}>Was speichern wir?</Heading>
    <Heading level={3}>Wenn Sie eine Förderung beantragen</Heading>
    <Text>
      Wir speichern, was Sie im Antrag angeben: Name und Anschrift der Organisation, Name, E-Mail-Adresse und Telefonnummer der Ansprechperson, das
      Projekt, die Kosten und die Finanzierung. Wir speichern auch, wann der Antrag eingegangen ist, und die E-Mails, die wir Ihnen dazu schicken.
    </Text>
    <Text>
      Bitte nennen Sie im Antrag keine Namen und keine Herkunft von Menschen, die an Ihrem Projekt teilnehmen. Wir brauchen diese Angaben nicht.
    </Text>
    <Heading level={3}>Wenn Sie sich mit einem Link anmelden</Heading>
    <Text>
      Sie geben Ihre E-Mail-Adresse ein, und wir schicken Ihnen einen Link. Die Adresse speichern wir mit dem Link und mit Ihrer Anmeldung, damit wir
      Ihnen zu Ihrem Antrag schreiben können. Vom Link selbst und vom Netz, aus dem Sie kommen, speichern wir nur Prüfsummen: damit der Link nur
      einmal gilt und niemand fremde Postfächer mit E-Mails füllt. Kommen aus einem Netz sehr viele Anfragen, löst Ihr Browser vorher eine kleine
      Rechenaufgabe. Dabei speichern wir nichts über Sie oder Ihr Gerät.
    </Text>
    <Text>
      Nach der Anmeldung liegt ein Cookie mit dem Namen __Host-session in Ihrem Browser. Er enthält eine zufällige Zeichenfolge und gilt 20 Stunden,
      oder bis Sie sich abmelden. Ohne ihn können wir Ihnen Ihre Anträge und Entwürfe nicht zeigen. Deshalb fragen wir nicht nach einer Einwilligung
      (§ 25 Absatz 2 Nummer 2 des Telekommunikation-Digitale-Dienste-Datenschutz-Gesetzes).
    </Text>
    <Heading level={3}>Wenn Ihr Amt oder Ihre Gemeinde den Bericht erhält</Heading>
    <Text>Wir speichern die E-Mail-Adresse, an die wir die Nachricht über einen neuen Bericht schicken.</Text>
    <Text>
      Für die Ämter und amtsfreien Gemeinden speichern wir, an wen wir wegen ihrer Zahlen schreiben, und wer sie gemeldet oder zuletzt gespeichert
      hat. Wer sich mit einem Link aus unserer E-Mail anmeldet, hat für höchstens 20 Stunden ein Cookie mit dem Namen __Host-figures im Browser.
    </Text>
    <Heading level={3}>Wenn Sie den Bericht abonnieren</Heading>
    <Text>
      Wir speichern Ihre E-Mail-Adresse, Ihre Themen, die Sprache und wann Sie bestätigt haben. Wenn Sie abbestellen, löschen wir das sofort. Es
      bleibt ein Prüfwert, aus dem man die Adresse nicht ablesen kann. Mehr steht unter dem Formular:{' '}
      <Link href="/berichte/abonnieren">Bericht per E-Mail abonnieren</Link>.
    </Text>
    <Heading level={3}>Wenn Sie den Bericht vorab lesen</Heading>
    <Text>
      Wir speichern Ihren Namen, Ihre Funktion und Ihre E-Mail-Adresse. Name und Funktion stehen im Bericht. Die Adresse löschen wir, wenn der Bericht
      erschienen ist. Wer den Link aus unserer E-Mail benutzt, hat bis zum Erscheinen des Berichts ein Cookie mit dem Namen __Host-vorab im Browser.
    </Text>
    <Heading level={3}>Wenn Sie beim Kreis arbeiten und sich anmelden</Heading>
    <Text>
      Der Anmeldedienst Ihres Hauses nennt uns Ihren Namen, ein Kennzeichen Ihres Kontos, Ihre Rollen und den Zeitpunkt der Anmeldung. Wir speichern
      das, bis Sie sich abmelden, höchstens acht Stunden. In Ihrem Browser liegen dafür die Cookies __Host-staff-attempt (zehn Minuten) und
      __Host-staff (höchstens acht Stunden).
    </Text>
    <Heading level={3}>Wenn Sie diese Seiten aufrufen</Heading>
    <Text>
      Damit die Seiten laufen und wir Fehler finden, protokollieren wir technische Vorgänge: Zeitpunkt, aufgerufene Adresse, Ergebnis und eine
      zufällige Nummer. Was Sie eingeben, steht nicht in diesen Protokollen.
    </Text>
    <Heading level={2}>Warum dürfen wir das?</Heading>
    <Text>
      Die Förderung von Projekten und der Bericht sind öffentliche Aufgaben. Grundlage sind Artikel 6 Absatz 1 Buchstabe e der
      Datenschutz-Grundverordnung (DSGVO) und {county.law.dataProtection}. Ob wir Ihre Kurzbeschreibung weiterverwenden, entscheiden Sie im Antrag
      selbst. Das ist freiwillig und hat keinen Einfluss auf die Entscheidung über den Antrag. Auch ein Abonnement ist freiwillig. Grundlage dafür ist
      Ihre Einwilligung nach Artikel 6 Absatz 1 Buchstabe a DSGVO. Sie können sie jederzeit widerrufen.
    </Text>
    <Heading level={2}>Was wird veröffentlicht?</Heading>
    <Text>
      Bewilligte Projekte nennen wir im Bericht und in den offenen Daten: Titel, Organisation, Ort, Zeitraum und Betrag, die Kurzbeschreibung nur mit
      Ihrer Freigabe. Namen von Privatpersonen veröffentlichen wir nicht.
    </Text>
    <Heading level={2}>Wer bekommt die Daten noch?</Heading>
    <Text>
      Über Anträge entscheiden Verwaltung und Kreispolitik. Die Seiten und die Daten liegen in Rechenzentren eines Dienstleisters in der Europäischen
      Union, der nur in unserem Auftrag arbeitet. Ihr Browser lädt alles von dieser Adresse und nichts von anderen Anbietern.
    </Text>
    <Heading level={2}>Wie lange bewahren wir die Daten auf?</Heading>
    <DescriptionList
      entries={[
        ...county.law.retention.map(({ what, howLong }) => ({ term: what, value: howLong })),
        { term: 'E-Mails, die wir verschicken', value: '90 Tage' },
        { term: 'Links, Anmeldungen und Prüfsummen von Abrufen', value: 'höchstens 14 Tage gültig, danach nach wenigen Tagen gelöscht' },
        { term: 'Technische Protokolle', value: 'höchstens 90 Tage' },
      ]}
    />
    <Text>Danach löschen wir die Daten oder bieten sie dem Archiv an, wo das Gesetz es verlangt.</Text>
    <Heading level={2}>Ihre Rechte</Heading>
    <Text>
      Sie können Auskunft über Ihre Daten verlangen (Artikel 15 DSGVO), sie berichtigen oder löschen lassen (Artikel 16 und 17), ihre Verarbeitung
      einschränken lassen (Artikel 18) und der Verarbeitung widersprechen (Artikel 21). Schreiben Sie dafür an die Anschrift oben. Was wir zu Ihrer
      E-Mail-Adresse gespeichert haben, sehen Sie auch selbst: nach der Anmeldung unter <Link href="/status/daten">Ihre Daten</Link>.
    </Text>
    <Text>
      Sie können sich auch bei der Aufsichtsbehörde beschweren:{' '}
      <Link href={county.law.dataProtectionAuthority.url}>{county.law.dataProtectionAuthority.name}</Link>.
    </Text>
  </Page>
);

/** Who publishes these pages. */
export const ImprintPage = ({ county, exampleData }: Site) => (
  <Page title="Impressum" county={county} exampleData={exampleData} current="/impressum">
    <Text>Angaben nach § 5 des Digitale-Dienste-Gesetzes (DDG)</Text>
    <Heading level={2}>Herausgeber</Heading>
    <Text>
      {county.name}, vertreten durch {county.representative}
    </Text>
    <OfficeAddress county={county} />
    <Heading level={2}>Inhalt</Heading>
    <Text>Für den Inhalt ist die {county.office.name} verantwortlich.</Text>
    <Heading level={2}>Quellen</Heading>
    <List items={county.credits} />
    <Heading level={2}>Software und Gestaltung</Heading>
    <Text>
      Die Software Teilhabe steht unter der Lizenz EUPL-1.2. Die Gestaltung beruht auf dem Design-System{' '}
      <Link href="https://www.kern-ux.de/">KERN UX</Link> (EUPL-1.2), die Schrift ist Fira Sans (SIL Open Font License 1.1).
    </Text>
  </Page>
);
