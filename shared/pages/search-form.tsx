import { formatMonth, type Month } from '../domain/calendar.ts';
import type { IssueChapter } from '../domain/statistics/issue-chapters.ts';
import { searchPath } from '../domain/statistics/publication-paths.ts';
import { SelectField, SubmitButton, TextField } from './form.tsx';

type Asked = { readonly month?: string | undefined; readonly topic?: string | undefined; readonly text?: string | undefined };

/** Looks for tables in all issues: the same in the archive and above the results. Nothing has to be filled in. */
export const SearchForm = ({
  months,
  chapters,
  asked = {},
}: {
  /** Published months, newest first. */
  readonly months: readonly Month[];
  readonly chapters: readonly IssueChapter[];
  readonly asked?: Asked | undefined;
}) => (
  <search aria-label="Berichte durchsuchen">
    <form class="form" method="get" action={searchPath} novalidate>
      <SelectField
        name="monat"
        label="Monat"
        value={asked.month}
        options={months.map((month) => ({ value: month, label: formatMonth(month) }))}
        empty="Alle Monate"
        required={false}
      />
      <SelectField
        name="thema"
        label="Thema"
        value={asked.topic}
        options={chapters.map(({ id, title }) => ({ value: id, label: title }))}
        empty="Alle Themen"
        required={false}
      />
      <TextField name="text" label="Suchwort" hint="Zum Beispiel: Plätze, Ukraine, Einbürgerungen" value={asked.text} required={false} />
      <SubmitButton>Suchen</SubmitButton>
    </form>
  </search>
);
