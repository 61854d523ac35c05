import type { ComponentChildren } from 'preact';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatDate, formatMonth } from '../../shared/domain/calendar.ts';
import { formatDeadline, formatWeekdayInstant } from '../../shared/domain/funding/deadline.ts';
import { legalForms, type Round } from '../../shared/domain/funding/round.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { subscribePath } from '../../shared/domain/statistics/publication-paths.ts';
import { Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { Page, siteName } from '../../shared/pages/page.tsx';
import type { StartFacts } from './show-start-page.ts';

type Site = { readonly county: CountyProfile; readonly exampleData: boolean };

/** The two doors, and below them what is true today. */
export const StartPage = ({ county, exampleData, facts }: Site & { readonly facts: StartFacts }) => (
  <Page
    title={`${siteName} im ${county.name}`}
    county={county}
    exampleData={exampleData}
    current="/"
    wide
    description={`Förderung für Integrationsprojekte und der monatliche Bericht über die Zuwanderung im ${county.name}.`}
  >
    <Text>
      Hier beantragen Sie Geld für ein Projekt, das Menschen zusammenbringt. Und hier lesen Sie jeden Monat, wie sich die Zuwanderung entwickelt.
    </Text>
    <div class="doors">
      <Door href="/antrag" title="Förderung beantragen">
        Für Vereine, Schulen, Gemeinden und andere mit einem Integrationsprojekt im {county.name}. Sie brauchen kein Konto.
      </Door>
      <Door href="/berichte/" title="Zuwanderungsbericht">
        Zahlen zu Aufnahme, Unterbringung und Einbürgerung für jedes Amt und jede amtsfreie Gemeinde. Zum Lesen und zum Weiterverwenden.
      </Door>
    </div>
    <div class="facts">
      <FundingFacts facts={facts} />
      <ReportFacts facts={facts} />
      <section class="flow" aria-labelledby="kontakt">
        <Heading level={2} id="kontakt">
          Kontakt
        </Heading>
        <Text>Sie haben eine Frage zu einem Projekt, zu einem Antrag oder zum Bericht? Wir helfen Ihnen.</Text>
        <Text>
          {county.office.name}
          <br />
          Telefon {county.office.phone}
        </Text>
        <Text>
          <Link href="/kontakt">So erreichen Sie uns</Link>
        </Text>
        <Text>
          Sie arbeiten beim Kreis? <Link href="/amt">Anmelden für Mitarbeitende</Link>
        </Text>
      </section>
    </div>
  </Page>
);

const Door = ({ href, title, children }: { readonly href: string; readonly title: string; readonly children: ComponentChildren }) => (
  <article class="kern-card kern-card--interactive kern-card--surface">
    <div class="kern-card__container">
      <header class="kern-card__header">
        <h2 class="kern-title">
          <a class="kern-link kern-link--stretched" href={href}>
            {title}
          </a>
        </h2>
      </header>
      <div class="kern-card__body">
        <p class="kern-body">{children}</p>
      </div>
    </div>
  </article>
);

const FundingFacts = ({ facts: { open, alsoOpen, next } }: { readonly facts: StartFacts }) => (
  <section class="flow" aria-labelledby="foerderrunde">
    <Heading level={2} id="foerderrunde">
      Förderrunde
    </Heading>
    {open === undefined ? <ClosedRound next={next} /> : <OpenRound round={open} />}
    {alsoOpen.map((round) => (
      <Text key={round.id}>
        Auch geöffnet: <strong>{round.title}</strong>, bis {formatDeadline(round)}.
      </Text>
    ))}
    <Text>
      <Link href="/foerderung">Alle Förderrunden: Fristen, Beträge, Unterlagen</Link>
    </Text>
    <Text>
      Sie haben schon einen Antrag gestellt? <Link href="/status">Stand Ihres Antrags ansehen</Link>
    </Text>
  </section>
);

const OpenRound = ({ round }: { readonly round: Round }) => (
  <>
    <Text>
      <strong>{round.title}</strong> ist geöffnet.
    </Text>
    <Text>Sie können Ihren Antrag bis {formatDeadline(round)} abschicken.</Text>
    <Text>
      Sie können {round.minimumGrant === 0 ? '' : `mindestens ${formatEuro(round.minimumGrant)} und `}höchstens {formatEuro(round.maximumGrant)}{' '}
      beantragen. Ihr Projekt beginnt und endet im Jahr {round.budgetYear}.
    </Text>
    <Text>
      <Link href="/antrag/pruefen">In zwei Minuten prüfen: Können Sie Geld beantragen?</Link>
    </Text>
    <details>
      <summary>Wer kann einen Antrag stellen?</summary>
      <List items={round.legalForms.map((form) => legalForms[form])} />
    </details>
  </>
);

const ClosedRound = ({ next }: { readonly next: Round | undefined }) => (
  <>
    <Text>Zurzeit nehmen wir keine Anträge an.</Text>
    {next === undefined ? (
      <Text>Sobald die nächste Runde feststeht, lesen Sie hier, bis wann Sie einen Antrag stellen können und wie viel Geld es gibt.</Text>
    ) : (
      <Text>
        Die nächste Runde heißt <strong>{next.title}</strong>. Sie beginnt am {formatWeekdayInstant(next.opensAt)}.
      </Text>
    )}
  </>
);

const ReportFacts = ({ facts: { newest, release } }: { readonly facts: StartFacts }) => (
  <section class="flow" aria-labelledby="bericht">
    <Heading level={2} id="bericht">
      Neuester Bericht
    </Heading>
    {newest === undefined ? (
      <Text>Es ist noch kein Bericht erschienen. Der erste wird hier stehen.</Text>
    ) : (
      <Text>
        <Link href={`/berichte/${newest}/`}>Zuwanderungsbericht für {formatMonth(newest)}</Link>
      </Text>
    )}
    <Text>
      Der nächste Bericht erscheint am {formatDate(release.date)} um {release.time} Uhr mit den Zahlen für {formatMonth(release.month)}.
    </Text>
    {newest === undefined ? null : (
      <Text>
        <Link href="/berichte/">Alle Berichte</Link>
      </Text>
    )}
    <Text>
      <Link href={subscribePath}>Bericht per E-Mail abonnieren</Link>
    </Text>
    <Text>
      Sie arbeiten in einem Amt oder einer amtsfreien Gemeinde? <Link href="/zahlen">Zahlen melden</Link>
    </Text>
  </section>
);
