import type { Role } from '../domain/access/roles.ts';
import type { Application } from '../domain/funding/application.ts';
import { type CasePage, casePagesFor, nextStepOf, type OnItsWay } from '../domain/funding/case-pages.ts';
import { Link, Text } from './content.tsx';

type Props = {
  readonly of: OnItsWay & { readonly application: Application };
  readonly roles: readonly Role[];
  /** Which of the pages of the case this one is. */
  readonly current: CasePage;
};

/** The pages of one case, for whoever may open them, and what happens next: the same on every one of them. */
export const CaseWays = ({ of, roles, current }: Props) => {
  const pages = casePagesFor(of.application, roles);
  const next = nextStepOf(of);
  const there = pages.find(({ page }) => page === next?.page && page !== current);
  return (
    <>
      <nav aria-label="Seiten dieses Antrags" class="choices">
        <ul class="choices__list">
          {pages.map(({ page, href, label }) => (
            <li key={page}>
              <a class="kern-link kern-link--no-visited-state" href={href} aria-current={page === current ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {next === undefined ? null : (
        <Text>
          <strong>Als Nächstes:</strong> {next.text} {there === undefined ? null : <Link href={there.href}>{`Zur Seite „${there.label}“`}</Link>}
        </Text>
      )}
    </>
  );
};
