import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { CountyProfile } from '../county/profile.ts';

/** A step of the way from the start page to this page. */
type Breadcrumb = { readonly href: string; readonly label: string };

/** Names of the files in shared/pages/scripts that are scripts of their own. */
export type PageScript = 'plan' | 'figures' | 'count' | 'leave' | 'proof';

export type PageProps = {
  /** The one `h1`, and the beginning of the page's title in the browser. A soft hyphen says where a long word may break. */
  readonly title: string;
  readonly county: CountyProfile;
  /** Every page of an example system says so. */
  readonly exampleData: boolean;
  /** Path of this page, e.g. `/antrag`: marks where the visitor is in the navigation. */
  readonly current?: string | undefined;
  /** Pages between the start page and this one; absent on the first two levels. */
  readonly breadcrumbs?: readonly Breadcrumb[] | undefined;
  /** Tables need more than the width for reading. */
  readonly wide?: boolean | undefined;
  /** The page shows refused input: the title begins with „Fehler“. */
  readonly hasErrors?: boolean | undefined;
  /** One sentence for search engines and link previews. */
  readonly description?: string | undefined;
  /** Scripts that make the page nicer to use; without them it does the same. */
  readonly scripts?: readonly PageScript[] | undefined;
  /** Of the title and of what the page is about; the frame around it stays German. */
  readonly language?: 'de' | 'en' | undefined;
  /** Further `link` elements, e.g. a feed. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** Name of the service, the same for every county. */
export const siteName = 'Integration und Teilhabe';

const navigation: readonly Breadcrumb[] = [
  { href: '/', label: 'Start' },
  { href: '/antrag', label: 'Förderung beantragen' },
  { href: '/berichte/', label: 'Zuwanderungsbericht' },
  { href: '/kontakt', label: 'Kontakt' },
];

const legal: readonly Breadcrumb[] = [
  { href: '/barrierefreiheit', label: 'Barrierefreiheit' },
  { href: '/datenschutz', label: 'Datenschutz' },
  { href: '/impressum', label: 'Impressum' },
  { href: '/kontakt', label: 'Kontakt' },
];

/** The frame of every page: head, skip link, header, navigation, the one `h1`, footer. */
export const Page = (props: PageProps) => {
  const {
    title,
    county,
    exampleData,
    current,
    breadcrumbs,
    wide = false,
    hasErrors = false,
    description,
    scripts = [],
    language = 'de',
    head,
    children,
  } = props;
  const frame = language === 'de' ? undefined : 'de';
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{`${hasErrors ? 'Fehler: ' : ''}${title.replaceAll('\u00ad', '')} – ${siteName}, ${county.name}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {description === undefined ? null : <meta name="description" content={description} />}
        {exampleData ? <meta name="robots" content="noindex" /> : null}
        <link rel="stylesheet" href="/assets/teilhabe.css" />
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
        {scripts.map((script) => (
          <script key={script} type="module" src={`/assets/${script}.js`} />
        ))}
        {head}
      </head>
      <body class="page">
        <a class="skip-link" href="#inhalt" lang={frame}>
          Zum Inhalt springen
        </a>
        <Header county={county} exampleData={exampleData} current={current} lang={frame} />
        <main id="inhalt" class={wide ? 'page__main page__main--wide' : 'page__main'} tabindex={-1}>
          {breadcrumbs === undefined ? null : <Breadcrumbs parents={breadcrumbs} title={title} lang={frame} titleLang={language} />}
          <h1 class="kern-heading-x-large">{title}</h1>
          {children}
        </main>
        <Footer county={county} lang={frame} />
      </body>
    </html>
  );
};

/** Language of a part, where it is another than the page's. */
type Spoken = { readonly lang: 'de' | undefined };

const Header = ({ county, exampleData, current, lang }: Pick<PageProps, 'county' | 'exampleData' | 'current'> & Spoken) => (
  <header class="page__header" lang={lang}>
    <div class="kern-kopfzeile">
      <div class="page__width kern-kopfzeile__content">
        <span class="kern-kopfzeile__label">{county.name}</span>
      </div>
    </div>
    <div class="page__width masthead">
      <a class="masthead__name" href="/">
        {siteName}
      </a>
      <nav aria-label="Hauptnavigation">
        <ul class="masthead__links">
          {navigation.map(({ href, label }) => (
            <li key={href}>
              <a class="masthead__link" href={href} aria-current={currentOf(href, current)}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
    {exampleData ? (
      <div class="example-data">
        <p class="page__width kern-body">
          <strong>Beispieldaten:</strong> Anträge, Zahlen und Personen auf diesen Seiten sind erfunden. Was Sie hier eingeben, erreicht keine Behörde.
        </p>
      </div>
    ) : null}
  </header>
);

// `page` for the page itself, `true` for a page below it.
const currentOf = (href: string, current: string | undefined): 'page' | 'true' | undefined => {
  if (current === href) return 'page';
  return href !== '/' && current?.startsWith(href) ? 'true' : undefined;
};

type BreadcrumbsProps = Spoken & { readonly parents: readonly Breadcrumb[]; readonly title: string; readonly titleLang: string };

const Breadcrumbs = ({ parents, title, lang, titleLang }: BreadcrumbsProps) => (
  <nav aria-label="Sie sind hier" class="breadcrumbs" lang={lang}>
    <ol class="breadcrumbs__list">
      {[{ href: '/', label: 'Start' }, ...parents].map(({ href, label }) => (
        <li key={href}>
          <a class="kern-link kern-link--small" href={href}>
            {label}
          </a>
        </li>
      ))}
      <li>
        <span class="kern-body kern-body--small" aria-current="page" lang={lang === undefined ? undefined : titleLang}>
          {title}
        </span>
      </li>
    </ol>
  </nav>
);

const Footer = ({ county, lang }: Pick<PageProps, 'county'> & Spoken) => (
  <footer class="page__footer" lang={lang}>
    <div class="page__width">
      <p class="kern-body kern-body--small">
        {county.office.name}, {county.name}
        <br />
        Telefon {county.office.phone}
      </p>
      <nav aria-label="Rechtliches und Kontakt">
        <ul class="page__legal">
          {legal.map(({ href, label }) => (
            <li key={href}>
              <a class="kern-link kern-link--small kern-link--no-visited-state" href={href}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  </footer>
);

/** The whole document as text: doctype and what preact makes of the page. Text is escaped there. */
export const renderPage = (page: VNode): string => `<!doctype html>\n${renderToString(page)}\n`;
