import type { ComponentChildren } from 'preact';
import { addMonths, formatInstant, formatMonth, type Month } from '../../shared/domain/calendar.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { deliveryDays } from '../../shared/domain/statistics/delivery-calendar.ts';
import type { DeliveryFields } from '../../shared/domain/statistics/delivery-form.ts';
import type { Merge } from '../../shared/domain/statistics/delivery-merge.ts';
import { phaseTexts } from '../../shared/domain/statistics/delivery-phase-texts.ts';
import { readDelivery } from '../../shared/domain/statistics/delivery-reading.ts';
import type { OddValue } from '../../shared/domain/statistics/plausibility.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { CheckboxField, ErrorSummary, RadioGroup, SubmitButton, TextArea } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { FigureFields, type Filled } from './figure-fields.tsx';
import { filePath } from './file-page.tsx';
import { fileTexts } from './file-texts.ts';
import { type FormAction, formNames, labelOf } from './form-fields.ts';
import { FiguresFrame, formPath, monthsPath, receiptPath } from './frame.tsx';
import { Replaced } from './replaced-values.tsx';
import type { Site } from './site.ts';
import { reasonLimit, texts } from './texts.ts';
import { confirmedField, type DeliveryView, provisionalField, reasonField } from './view-delivery.ts';

const words = texts.form;

/** The form of a month as it is asked for. */
export type FormView = DeliveryView & {
  /** Errors that are shown: of numbers that cannot be read, and after a try to deliver all. */
  readonly errors: readonly FieldError[];
  readonly odd: readonly OddValue[];
  /** What has just happened: what a button did. */
  readonly done: FormAction | undefined;
  /** Names of fields that somebody else filled in meanwhile. */
  readonly foreign: readonly string[];
  /** How many fields more than `foreign` names. */
  readonly moreForeign: number;
  /** Nothing is saved yet: both changed a field to different texts; without such fields something of it is too long, or others were faster. */
  readonly conflict?: Merge | undefined;
  /** A new id of a submission. */
  readonly request: string;
};

const Action = ({ action, primary = false, children }: { action: FormAction; primary?: boolean; children: ComponentChildren }) => (
  <SubmitButton variant={primary ? 'primary' : 'secondary'} name={formNames.action} value={action}>
    {children}
  </SubmitButton>
);

/** The first button of a form is what Enter presses: that saves nothing away and delivers nothing. */
const EnterButton = () => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it takes no focus, and a screen reader would meet the button before the form
  <button type="submit" class="kern-sr-only" name={formNames.action} value="berechnen" tabindex={-1} aria-hidden="true">
    {words.calculate}
  </button>
);

const Phase = ({ site, view }: { site: Site; view: DeliveryView }) => {
  const { due } = deliveryDays(site.county.collection, view.form.month);
  if (view.phase === 'published')
    return (
      <Alert kind="warning" title={phaseTexts.publishedTitle}>
        <Text>{phaseTexts.published}</Text>
      </Alert>
    );
  if (view.submission !== undefined) return null;
  const day = formatWeekdayDate(due);
  const sentences = { open: phaseTexts.due(day), late: phaseTexts.late(day), drafting: phaseTexts.drafting };
  return <Text>{sentences[view.phase]}</Text>;
};

const Delivered = ({ view: { submission, takenBack, form } }: { view: DeliveryView }) => {
  if (takenBack !== undefined)
    return (
      <Alert kind="warning" title={words.takenBackTitle(formatInstant(takenBack.submission.at))}>
        {takenBack.reason === undefined ? null : <Text>{words.takenBackReason(takenBack.reason)}</Text>}
        <Text>{words.takenBack}</Text>
      </Alert>
    );
  if (submission === undefined) return null;
  return (
    <Alert kind="success" title={words.deliveredTitle(formatInstant(submission.at))}>
      <Text>
        {words.delivered} <Link href={receiptPath(form.month)}>{words.receipt}</Link>
      </Text>
    </Alert>
  );
};

/** What the button that was pressed has done, read out to who does not see it. */
const Done = ({ view }: { view: FormView }) => {
  const draft = view.delivery?.draft;
  const before = addMonths(view.form.month, -1);
  const same = view.errors.length > 0 ? words.sameIncomplete(formatMonth(before)) : words.sameNow(formatMonth(before));
  const sentences = { speichern: words.savedNow, berechnen: words.calculated, unveraendert: same, melden: undefined };
  const sentence = view.done === undefined ? undefined : sentences[view.done];
  if (sentence !== undefined) {
    return (
      <div role="status">
        <Text>{sentence}</Text>
      </div>
    );
  }
  if (view.done === 'melden') return <Text>{words.errorsSaved}</Text>;
  return draft === undefined ? null : <Text small>{words.savedAt(formatInstant(draft.savedAt), draft.by)}</Text>;
};

const Together = ({ view: { form, foreign, moreForeign, fields, done } }: { view: FormView }) => {
  const labels = foreign.flatMap((name) => {
    const label = labelOf(form, name);
    return label === undefined ? [] : [`${label}: ${fields[name] ?? words.emptied}`];
  });
  if (labels.length === 0) return null;
  return (
    <Alert kind="info" title={words.together}>
      <Text>{words.togetherLead}</Text>
      <List items={moreForeign > 0 ? [...labels, words.togetherMore(moreForeign)] : labels} />
      {done === 'melden' ? <Text>{words.togetherSubmit}</Text> : null}
    </Alert>
  );
};

const shownText = (name: string, text: string): string => {
  if (!name.endsWith('.fehlt') && name !== provisionalField) return text === '' ? texts.conflict.empty : text;
  return text === '' ? texts.conflict.notTicked : texts.conflict.ticked;
};

/** Why nothing is saved, where there is nothing to choose. */
const Unsaved = ({ view: { conflict, errors } }: { view: FormView }) =>
  conflict === undefined || conflict.conflicts.length > 0 ? null : (
    <Alert kind="warning" title={texts.unsaved.title}>
      <Text>{errors.length > 0 ? texts.unsaved.long : texts.unsaved.crowd}</Text>
    </Alert>
  );

/** Both texts of every field that two people changed, to choose from. */
const Conflict = ({ view: { conflict, form } }: { view: FormView }) => {
  if (conflict === undefined || conflict.conflicts.length === 0) return null;
  return (
    <section class="kern-alert kern-alert--danger error-summary" aria-labelledby="konflikt" tabindex={-1} autofocus>
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--danger" aria-hidden="true" />
        <h2 class="kern-title" id="konflikt">
          {texts.conflict.title(conflict.conflicts.length)}
        </h2>
      </div>
      <div class="kern-alert__body">
        <Text>{texts.conflict.lead}</Text>
        {conflict.conflicts.map(({ name, mine, theirs }) => (
          <RadioGroup
            key={name}
            name={formNames.choice(name)}
            label={labelOf(form, name) ?? name}
            value={formNames.mine}
            options={[
              { value: formNames.mine, label: texts.conflict.mine(shownText(name, mine)) },
              { value: formNames.theirs, label: texts.conflict.theirs(shownText(name, theirs)) },
            ]}
          />
        ))}
        <Action action="speichern" primary>
          {texts.conflict.save}
        </Action>
      </div>
    </section>
  );
};

const Same = ({ month }: { month: Month }) => (
  <section class="flow" aria-labelledby="unveraendert">
    <Heading level={2} id="unveraendert">
      {words.same.heading}
    </Heading>
    <Text>{words.same.lead(formatMonth(addMonths(month, -1)))}</Text>
    <Action action="unveraendert">{words.same.button}</Action>
  </section>
);

const Odd = ({ odd, fields, errors }: { odd: readonly OddValue[]; fields: DeliveryFields; errors: ReadonlyMap<string, string> }) => {
  if (odd.length === 0) return null;
  return (
    <section class="flow" aria-labelledby="ungewoehnlich">
      <Heading level={2} id="ungewoehnlich">
        {words.odd.title}
      </Heading>
      <Text>{words.odd.lead}</Text>
      {odd.map(({ key, reason }) => {
        const name = confirmedField(key);
        return (
          <div key={key} class="odd-value">
            <Text>{reason}</Text>
            <input type="hidden" name={formNames.shown} value={key} />
            <CheckboxField
              name={name}
              label={
                <>
                  {words.odd.confirm}
                  <span class="kern-sr-only"> {reason}</span>
                </>
              }
              checked={fields[name] !== undefined}
              error={errors.has(name) ? words.odd.open : undefined}
            />
          </div>
        );
      })}
    </section>
  );
};

const Finish = ({ view, filled }: { view: FormView; filled: Filled }) => (
  <section class="flow" aria-labelledby="abschliessen">
    <Heading level={2} id="abschliessen">
      {words.finish}
    </Heading>
    <CheckboxField
      name={provisionalField}
      label={words.provisional}
      hint={words.provisionalHint}
      checked={filled.fields[provisionalField] !== undefined}
    />
    {view.published ? (
      <TextArea
        name={reasonField}
        label={words.reason}
        hint={words.reasonHint}
        rows={2}
        limit={reasonLimit}
        value={filled.fields[reasonField]}
        error={filled.errors.get(reasonField)}
      />
    ) : null}
    <div class="form__buttons">
      <Action action="melden" primary={view.conflict === undefined}>
        {words.submit}
      </Action>
      <Action action="speichern">{words.save}</Action>
    </div>
  </section>
);

/** What is wrong with a field, said where its label stands already. */
const besideField = (form: FormView['form'], { pointer, message }: FieldError): string => {
  const label = labelOf(form, pointer.slice(1));
  const sentence = label !== undefined && message.startsWith(`${label}: `) ? message.slice(label.length + 2) : message;
  return sentence.replace(/ bei „[^“]*“ nicht möglich/, ' nicht möglich');
};

/** Something that is asked for is empty, and something is known. */
const canFill = ({ form, fields, known, earlier: [last], conflict }: FormView): boolean =>
  conflict === undefined && known.size + (last?.values.size ?? 0) > 0 && readDelivery(form, fields).open.length > 0;

/** The form of one administration for a month. */
export const formPage = (site: Site, view: FormView): string => {
  const { form, fields, errors, odd, conflict } = view;
  const [last] = view.earlier;
  const byName = new Map(errors.map((error) => [error.pointer.slice(1), besideField(form, error)]));
  const filled: Filled = {
    fields: conflict?.fields ?? fields,
    errors: byName,
    before: { month: addMonths(form.month, -1), values: last?.values ?? new Map() },
    known: { month: form.month, values: view.submission === undefined ? view.known : new Map() },
  };
  return renderPage(
    <FiguresFrame
      site={site}
      title={words.title(formatMonth(form.month))}
      hasErrors={errors.length > 0 || conflict !== undefined}
      scripts={['figures', 'count', 'leave']}
    >
      <ErrorSummary errors={errors} />
      <Unsaved view={view} />
      <Done view={view} />
      <Together view={view} />
      <Text>{words.lead(form.name)}</Text>
      <Phase site={site} view={view} />
      <Delivered view={view} />
      <Replaced view={view} />
      <form class="form" method="post" action={formPath(form.month)} novalidate data-unsaved={conflict === undefined ? undefined : ''}>
        <EnterButton />
        <input type="hidden" name={formNames.read} value={JSON.stringify(fields)} />
        <input type="hidden" name={formNames.request} value={view.request} />
        <Conflict view={view} />
        {canFill(view) ? <Same month={form.month} /> : null}
        {form.figures.map((figure) => (
          <FigureFields key={figure.indicator.code} figure={figure} filled={filled} />
        ))}
        <Action action="berechnen">{words.calculate}</Action>
        {conflict === undefined ? <Odd odd={odd} fields={fields} errors={byName} /> : null}
        <Finish view={view} filled={filled} />
        <Text>
          <Link href={filePath(form.month)}>{fileTexts.link}</Link>
        </Text>
        <Text>
          <Link href={monthsPath}>{words.back}</Link>
        </Text>
      </form>
    </FiguresFrame>,
  );
};
