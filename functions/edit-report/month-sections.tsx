import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { previewPath } from '../../shared/domain/statistics/publication-paths.ts';
import type { UnusualFigure } from '../../shared/domain/statistics/unusual-figures.ts';
import { Alert, DataTable, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { fields, paths, type Site, writableTexts } from './frame.tsx';
import type { MonthView } from './month-view.ts';
import { texts } from './texts.ts';

type Props = { readonly view: MonthView; readonly staff: StaffSession };

const StepButton = ({ action, step, label }: { readonly action: string; readonly step: string; readonly label: string }) => (
  <form class="form" method="post" action={action}>
    <SubmitButton variant="secondary" name={fields.step} value={step}>
      {label}
    </SubmitButton>
  </form>
);

/** A month without a draft: how there will be one. */
export const CreateSection = ({ site, view: { month, published, now, due }, staff }: Props & { readonly site: Pick<Site, 'county'> }) => (
  <>
    <Text>
      {published === undefined ? (now < due ? texts.month.createLead(site.county.report) : texts.month.createLate) : texts.month.createCorrection}
    </Text>
    {may(staff.roles, 'edit-report') ? <StepButton action={paths.edit(month)} step="entwurf" label={texts.month.create} /> : null}
  </>
);

/** The way to the preview, and to a new one. */
export const PreviewSection = ({ view: { month, draft, hasNewerFigures }, staff }: Props) => (
  <>
    <Heading level={2} id="vorschau">
      {texts.preview.heading}
    </Heading>
    {draft?.preview === undefined ? (
      <Text>{texts.preview.none}</Text>
    ) : (
      <Text>
        {`${texts.preview.made(draft.preview.at, draft.preview.revision)} `}
        <Link href={`${previewPath(month)}index.html`}>{texts.preview.link}</Link>
      </Text>
    )}
    {hasNewerFigures ? <Text>{texts.preview.older}</Text> : null}
    {may(staff.roles, 'edit-report') ? <StepButton action={paths.edit(month)} step="vorschau" label={texts.preview.renew} /> : null}
  </>
);

/** Numbers by their ids, as the form below takes them. */
export const CellList = ({ cells }: { readonly cells: readonly string[] }) => (
  <List
    items={cells.map((cell) => (
      <code key={cell} class="kern-body typed-text">
        {cell}
      </code>
    ))}
  />
);

// What somebody can look through at once; the rest stands in the figures of the month.
const shownFigures = 50;

const typed = (value: number | undefined): string => (value === undefined ? '–' : String(value).replace('.', ','));

/** Who has not delivered, and what looks unusual. */
export const NotesSection = ({
  site,
  view: {
    month,
    missing,
    administrations,
    notes: { unusual, unsafe },
    draft,
  },
}: Pick<Props, 'view'> & { readonly site: Pick<Site, 'county' | 'catalogue'> }) => (
  <>
    <Heading level={2} id="hinweise">
      {texts.notes.heading}
    </Heading>
    <Text>
      {`${texts.notes.delivered(administrations - missing.length, administrations)} ${missing.length === 0 ? '' : texts.notes.missing(missing)} `}
      <Link href={`/amt/zahlen/${month}`}>{texts.notes.board}</Link>
    </Text>
    {unsafe.length === 0 || draft?.stop !== undefined ? null : (
      <Alert kind="warning" title={texts.notes.unsafe.title}>
        <Text>{texts.notes.unsafe.lead}</Text>
        <CellList cells={unsafe} />
        <Text>{texts.notes.unsafe.out}</Text>
      </Alert>
    )}
    {unusual.length > 0 ? <UnusualTable site={site} unusual={unusual} month={month} /> : null}
    {unusual.length === 0 && draft?.preview !== undefined ? <Text>{texts.notes.none}</Text> : null}
  </>
);

const UnusualTable = ({
  site: { county, catalogue },
  unusual,
  month,
}: {
  readonly site: Pick<Site, 'county' | 'catalogue'>;
  readonly unusual: readonly UnusualFigure[];
  readonly month: string;
}) => {
  const areas = areasOf(county).at(month);
  return (
    <DataTable
      id="auffaellig"
      stacked
      caption={texts.notes.table(unusual.length)}
      columns={texts.notes.columns.map((header, at) => ({ header, numeric: at > 1 }))}
      rows={unusual.slice(0, shownFigures).map(({ indicator, area, value, from, to, before }) => ({
        header: catalogue.find(indicator)?.label ?? indicator,
        cells: [areas.name(area), typed(value), texts.notes.range(typed(from), typed(to)), typed(before)],
      }))}
      note={unusual.length > shownFigures ? texts.notes.more(shownFigures) : undefined}
    />
  );
};

// The beginning of a text tells it from others.
const shownCharacters = 80;

/** What is written for each chapter. */
export const TextsSection = ({ site, view: { month, draft, toConfirm }, staff }: Props & { readonly site: Pick<Site, 'county'> }) => {
  const mayEdit = may(staff.roles, 'edit-report');
  return (
    <>
      <Heading level={2} id="texte">
        {texts.text.heading}
      </Heading>
      <Text>{texts.text.lead}</Text>
      <DataTable
        id="texte-tabelle"
        stacked
        caption={texts.text.table}
        columns={texts.text.columns.map((header) => ({ header }))}
        rows={writableTexts(site).map(({ id, title }) => {
          const content = draft?.texts[id]?.text ?? '';
          return {
            header: mayEdit ? <Link href={paths.text(month, id)}>{title}</Link> : title,
            cells: [
              content === '' ? texts.text.empty : mayEdit && content.length > shownCharacters ? `${content.slice(0, shownCharacters)}…` : content,
              content === '' ? '–' : toConfirm.some((text) => text.id === id) ? texts.text.otherFigures : texts.text.sameFigures,
            ],
          };
        })}
      />
    </>
  );
};
