import type { ComponentChildren } from 'preact';
import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { type EarlyReader, isApproved } from '../../shared/domain/statistics/release-draft.ts';
import { Alert, DataTable, Heading, Text } from '../../shared/pages/content.tsx';
import { CheckboxField, SubmitButton, TextArea, TextField } from '../../shared/pages/form.tsx';
import { ChangedFiguresList } from './changed-figures.tsx';
import { confirmField, fields, paths, type Site, writableTexts } from './frame.tsx';
import { longestCells } from './month-input.ts';
import type { MonthView } from './month-view.ts';
import { texts } from './texts.ts';
import type { TextToConfirm } from './texts-to-confirm.ts';

/** What every form of a month is given: what was typed and what is wrong with it, after a refusal. */
export type FormProps = {
  readonly view: MonthView;
  readonly staff: StaffSession;
  readonly typed: URLSearchParams;
  readonly messageAt: (name: string) => string | undefined;
};

const Form = ({
  action,
  step,
  label,
  secondary = false,
  children,
}: {
  readonly action: string;
  readonly step: string;
  readonly label: string;
  readonly secondary?: boolean;
  readonly children?: ComponentChildren;
}) => (
  <form class="form" method="post" action={action} novalidate>
    <input type="hidden" name={fields.step} value={step} />
    {children}
    <SubmitButton variant={secondary ? 'secondary' : 'primary'}>{label}</SubmitButton>
  </form>
);

/** Of the form of this step only: the page has several. */
const typedIn = (typed: URLSearchParams, step: string, name: string): string => (typed.get(fields.step) === step ? (typed.get(name) ?? '') : '');

/** Whether a second person has read the texts. */
export const ApprovalSection = ({
  site,
  view: { month, draft, toConfirm },
  staff,
  messageAt,
}: FormProps & { readonly site: Pick<Site, 'county'> }) => {
  if (draft === undefined) return null;
  const { editedBy, approval, preview } = draft;
  const said = texts.approval;
  const isOwn = editedBy?.subject === staff.subject;
  const isDone = isApproved(draft) && toConfirm.length === 0;
  const mayApprove = !isDone && !isOwn && may(staff.roles, 'approve-release');
  return (
    <>
      <Heading level={2} id="freigabe">
        {said.heading}
      </Heading>
      <Text>{editedBy === undefined ? said.none : said.edited(editedBy.name, editedBy.at)}</Text>
      {approval !== undefined && isApproved(draft) ? <Text>{said.approved(approval.name, approval.at)}</Text> : null}
      {isOwn && !isDone ? <Text>{said.own}</Text> : null}
      {toConfirm.length === 0 ? null : (
        <Alert kind="warning" title={texts.changed.title(toConfirm.length)}>
          <Text>{texts.changed.lead}</Text>
        </Alert>
      )}
      {mayApprove ? null : toConfirm.map((text) => <TextBesideFigures key={text.id} site={site} draft={draft} text={text} />)}
      {mayApprove && preview?.figures === undefined ? <Text>{said.noPreview}</Text> : null}
      {mayApprove && preview?.figures !== undefined ? (
        <Form action={paths.release(month)} step="freigeben" label={said.button}>
          <input type="hidden" name={fields.textVersion} value={draft.textVersion} />
          <input type="hidden" name={fields.figures} value={preview.figures} />
          {toConfirm.map((text) => (
            <div key={text.id} class="flow">
              <TextBesideFigures site={site} draft={draft} text={text} />
              <CheckboxField
                name={confirmField(text.id)}
                label={texts.changed.confirm(titleOf(site, text.id))}
                error={messageAt(confirmField(text.id))}
              />
            </div>
          ))}
        </Form>
      ) : null}
    </>
  );
};

const titleOf = (site: Pick<Site, 'county'>, id: string): string => writableTexts(site).find((text) => text.id === id)?.title ?? id;

/** A text with the numbers that are other than when it was written. */
const TextBesideFigures = ({
  site,
  draft,
  text: { id, changes },
}: {
  readonly site: Pick<Site, 'county'>;
  readonly draft: NonNullable<MonthView['draft']>;
  readonly text: TextToConfirm;
}) => (
  <>
    <Heading level={3}>{titleOf(site, id)}</Heading>
    <p class="kern-body typed-text">{draft.texts[id]?.text}</p>
    <ChangedFiguresList changes={changes} />
  </>
);

/** To hold a report, or to let it go on. */
export const HoldSection = ({ view: { month, draft }, staff, typed, messageAt }: FormProps) => {
  const said = texts.hold;
  if (draft === undefined || !may(staff.roles, 'approve-release')) return null;
  const { hold } = draft;
  return (
    <>
      <Heading level={2} id="anhalten">
        {said.heading}
      </Heading>
      {hold === undefined ? (
        <>
          <Text>{said.lead}</Text>
          <Form action={paths.release(month)} step="anhalten" label={said.button} secondary>
            <TextField
              name={fields.reason}
              label={said.reason}
              hint={said.reasonHint}
              value={typedIn(typed, 'anhalten', fields.reason)}
              error={messageAt(fields.reason)}
            />
          </Form>
        </>
      ) : (
        <>
          <Alert kind="warning" title={said.held(hold.name, hold.at)}>
            <Text>{hold.reason}</Text>
          </Alert>
          <Text>{said.continueLead}</Text>
          <Form action={paths.release(month)} step="weiter" label={said.continue} />
        </>
      )}
    </>
  );
};

/** To start what does not start by itself: a correction, and what was stopped. */
export const PublishSection = ({ view: { month, draft, published, now, due, toConfirm }, staff, typed, messageAt }: FormProps) => {
  const said = texts.publish;
  if (draft === undefined || draft.hold !== undefined || now < due || !may(staff.roles, 'approve-release')) return null;
  return (
    <>
      <Heading level={2} id="veroeffentlichen">
        {said.heading}
      </Heading>
      <Text>{published === undefined ? said.again : said.correction}</Text>
      {toConfirm.length === 0 ? null : <Text>{said.without}</Text>}
      <Form action={paths.release(month)} step="veroeffentlichen" label={said.button}>
        {published === undefined ? null : (
          <TextField
            name={fields.publicReason}
            label={said.reason}
            hint={said.reasonHint}
            value={typedIn(typed, 'veroeffentlichen', fields.publicReason)}
            error={messageAt(fields.publicReason)}
          />
        )}
      </Form>
    </>
  );
};

/** Cells that are hidden although no rule asks for it. */
export const HidingSection = ({ view: { month, draft }, staff, typed, messageAt }: FormProps) => {
  const said = texts.hiding;
  if (draft === undefined || !may(staff.roles, 'edit-report')) return null;
  const isTyped = typed.get(fields.step) === 'geheim';
  return (
    <>
      <Heading level={2} id="geheim">
        {said.heading}
      </Heading>
      <Text>{said.lead}</Text>
      <Form action={paths.edit(month)} step="geheim" label={said.button} secondary>
        <TextArea
          name={fields.cells}
          label={said.label}
          hint={said.hint}
          value={isTyped ? (typed.get(fields.cells) ?? '') : draft.alsoHidden.join('\n')}
          limit={longestCells}
          rows={4}
          optional
          error={messageAt(fields.cells)}
        />
      </Form>
    </>
  );
};

/** Who may read before everybody else. */
export const ReadersSection = ({ view: { month, draft, published }, staff, typed, messageAt }: FormProps) => {
  const said = texts.readers;
  if (draft === undefined) return null;
  const isOpen = published === undefined && may(staff.roles, 'edit-report');
  const readers: readonly (Pick<EarlyReader, 'name' | 'role'> & { readonly address?: string })[] =
    published === undefined ? draft.preRelease : (published.preRelease ?? []);
  const columns = isOpen ? 4 : published === undefined ? 3 : 2;
  const field = (name: string, label: string, type: 'text' | 'email' = 'text') => (
    <TextField name={name} label={label} type={type} value={typedIn(typed, 'leser', name)} error={messageAt(name)} />
  );
  return (
    <>
      <Heading level={2} id="vorab">
        {said.heading}
      </Heading>
      <Text>{published === undefined ? said.lead : said.late}</Text>
      {readers.length === 0 ? (
        <Text>{said.none}</Text>
      ) : (
        <DataTable
          id="vorab-tabelle"
          stacked
          caption={said.table}
          columns={said.columns.slice(0, columns).map((header) => ({ header }))}
          rows={readers.map(({ name, role, address }) => ({
            header: name,
            cells: [
              role,
              ...(address === undefined ? [] : [address]),
              ...(isOpen
                ? [
                    <Form key={address} action={paths.edit(month)} step="leser-entfernen" label={said.remove(name)} secondary>
                      <input type="hidden" name={fields.address} value={address} />
                    </Form>,
                  ]
                : []),
            ],
          }))}
        />
      )}
      {isOpen ? (
        <Form action={paths.edit(month)} step="leser" label={said.add} secondary>
          {field(fields.name, said.name)}
          {field(fields.role, said.role)}
          {field(fields.address, said.address, 'email')}
        </Form>
      ) : null}
    </>
  );
};
