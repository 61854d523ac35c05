import type { CountyProfile } from '../../shared/county/profile.ts';
import { type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { formatDeadline } from '../../shared/domain/funding/deadline.ts';
import { openRounds, type Round } from '../../shared/domain/funding/round.ts';
import { subscribePath } from '../../shared/domain/statistics/publication-paths.ts';
import { Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { RoundFacts } from '../../shared/pages/round-facts.tsx';

const texts = {
  title: 'Förderrunden',
  description: 'Für welche Förderrunden Sie jetzt Geld beantragen können, wer das kann, wie viel es gibt und bis wann.',
  lead: 'In einer Förderrunde können Sie Geld für ein Integrationsprojekt beantragen. Hier lesen Sie, was in welcher Runde gilt.',
  open: 'Jetzt geöffnet',
  closed: 'Zurzeit nehmen wir keine Anträge an.',
  apply: 'Förderung beantragen',
  check: 'In zwei Minuten prüfen: Können Sie Geld beantragen?',
  next: 'Die nächsten Runden',
  noNext: 'Die nächste Runde steht noch nicht fest. Sobald sie feststeht, lesen Sie es hier.',
  past: 'Frühere Runden',
  pastUntil: (title: string, until: string): string => `${title}: Anträge waren möglich bis ${until}.`,
  subscribe: 'Wenn eine neue Runde beginnt, schreiben wir Ihnen auf Wunsch eine E-Mail.',
  subscribeLink: 'Neue Förderrunden per E-Mail abonnieren',
} as const;

const time = (at: Instant): number => Date.parse(at);

/** All rounds: what can be applied for now and how, what comes, and what was. */
export const roundsPage = (
  { county, exampleData }: { readonly county: CountyProfile; readonly exampleData: boolean },
  rounds: readonly Round[],
  now: Instant,
): string => {
  const open = openRounds(rounds, now);
  const next = rounds.filter(({ opensAt }) => time(opensAt) > time(now)).toSorted((one, other) => time(one.opensAt) - time(other.opensAt));
  const past = rounds.filter(({ closesAt }) => time(closesAt) <= time(now)).toSorted((one, other) => time(other.closesAt) - time(one.closesAt));
  const today = inBerlin(now).date;
  return renderPage(
    <Page title={texts.title} description={texts.description} county={county} exampleData={exampleData} current="/foerderung">
      <Text>{texts.lead}</Text>
      <Heading level={2}>{texts.open}</Heading>
      {open.length === 0 ? <Text>{texts.closed}</Text> : null}
      {open.map((round) => (
        <section key={round.id} class="flow" aria-labelledby={`runde-${round.id}`}>
          <Heading level={3} id={`runde-${round.id}`}>
            {round.title}
          </Heading>
          <RoundFacts round={round} today={today} />
        </section>
      ))}
      {open.length === 0 ? null : <List items={[<Link href="/antrag">{texts.apply}</Link>, <Link href="/antrag/pruefen">{texts.check}</Link>]} />}
      <Heading level={2}>{texts.next}</Heading>
      {next.length === 0 ? <Text>{texts.noNext}</Text> : null}
      {next.map((round) => (
        <details key={round.id}>
          <summary>{round.title}</summary>
          <RoundFacts round={round} today={today} />
        </details>
      ))}
      <Text>
        {texts.subscribe} <Link href={subscribePath}>{texts.subscribeLink}</Link>
      </Text>
      {past.length === 0 ? null : (
        <>
          <Heading level={2}>{texts.past}</Heading>
          <List items={past.map((round) => texts.pastUntil(round.title, formatDeadline(round)))} />
        </>
      )}
    </Page>,
  );
};
