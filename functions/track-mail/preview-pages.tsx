import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { leavePath } from '../../shared/domain/notices/leave-token.ts';
import { leaveHref, type RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import { mailNameOf } from '../../shared/mail/mail-words.ts';
import { DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { paths } from './paths.ts';
import { type Preview, previews } from './previews.ts';
import { texts } from './texts.ts';

const parents = [{ href: paths.all, label: texts.title }];

/** All mails there are. */
export const previewsPage = ({ county, exampleData }: MailFrame, staff: StaffSession): string =>
  renderPage(
    <StaffPage staff={staff} title={texts.previews.title} county={county} exampleData={exampleData} breadcrumbs={parents} wide>
      <Text>{texts.previews.lead}</Text>
      <DataTable
        id="vorlagen"
        caption={texts.previews.caption}
        columns={[{ header: texts.previews.columns.name }, { header: texts.previews.columns.occasion }]}
        rows={previews.map(({ name, occasion }) => ({ header: <Link href={paths.preview(name)}>{mailNameOf(name)}</Link>, cells: [occasion] }))}
      />
    </StaffPage>,
  );

/**
 * A mail as mail programs show it. The frame holds the HTML that is sent, without scripts and ways out (`sandbox`), and held to one of its
 * two themes.
 */
const Rendered = ({ html, subject, example }: RenderedMail & { readonly example: string }) => (
  <div class="mail-themes">
    {(['light', 'dark'] as const).map((theme) => (
      <div key={theme}>
        <Heading level={3}>{texts.preview[theme]}</Heading>
        <iframe
          class="mail-preview"
          title={texts.preview.frame(example, subject, texts.preview[theme])}
          srcdoc={html.replaceAll('light dark', theme)}
          sandbox=""
        />
      </div>
    ))}
  </div>
);

// Each reader has a link of their own; this one leads nobody anywhere.
const withLink = (mail: RenderedMail, { siteUrl }: MailFrame): RenderedMail => {
  const link = `${siteUrl}${leavePath('beispiel')}`;
  return { ...mail, text: mail.text.replaceAll(leaveHref, link), html: mail.html.replaceAll(leaveHref, link) };
};

/** Every case of one mail: in both themes and as plain text. */
export const previewPage = (frame: MailFrame, staff: StaffSession, { name, occasion, mails }: Preview): string => {
  const cases = Object.entries(mails(frame)).map(([example, rendered], index) => ({
    example,
    id: `fall-${index + 1}`,
    mail: withLink(rendered, frame),
  }));
  return renderPage(
    <StaffPage
      staff={staff}
      title={mailNameOf(name)}
      county={frame.county}
      exampleData={frame.exampleData}
      breadcrumbs={[...parents, { href: paths.previews, label: texts.previews.title }]}
      wide
    >
      <Text>{occasion}</Text>
      {cases.length < 2 ? null : (
        <nav aria-label={texts.preview.cases}>
          <List items={cases.map(({ example, id }) => <Link href={`#${id}`}>{example}</Link>)} />
        </nav>
      )}
      {cases.map(({ example, id, mail }) => (
        <section key={id}>
          <Heading level={2} id={id}>
            {example}
          </Heading>
          <DescriptionList entries={[{ term: texts.preview.subject, value: mail.subject }]} />
          <Rendered {...mail} example={example} />
          <Heading level={3}>{texts.preview.text}</Heading>
          <pre class="mail-text">{mail.text}</pre>
        </section>
      ))}
    </StaffPage>,
  );
};
