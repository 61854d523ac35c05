import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { DataTable, Heading, Link, Text } from '../../shared/pages/content.tsx';
import { RadioGroup, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import type { CheckedUpload } from './check-upload.ts';
import { DiscardForm } from './decide-form.tsx';
import { type Chosen, crumbs, fieldsOf, paths, type Site } from './frame.ts';
import { texts } from './texts.ts';

type Refused = Extract<CheckedUpload, { kind: 'refused' }>;

const said = texts.refused;

/** Everything that is wrong with a file, with its place, and the question whose answer would help. */
export const refusedPage = (site: Site, staff: StaffSession, id: string, chosen: Chosen, { errors, errorCount, asks }: Refused): string =>
  renderPage(
    <StaffPage {...site} title={said.title(errorCount)} current={paths.choose()} breadcrumbs={crumbs} staff={staff} wide hasErrors>
      <Text>{said.lead}</Text>
      {asks === 'numbers' ? <NumbersForm id={id} chosen={chosen} /> : null}
      {errors.length < errorCount ? <Text>{said.listed(errors.length)}</Text> : null}
      <DataTable
        id="fehler"
        caption={said.table}
        columns={said.columns.map((header, index) => ({ header, numeric: index === 0 }))}
        rows={errors.map(({ line, column, message }) => ({ header: line, cells: [placeOf(column), message] }))}
      />
      <DiscardForm id={id} chosen={chosen} />
      <Text>
        <Link href={paths.choose(fieldsOf(chosen))}>{said.again}</Link>
      </Text>
    </StaffPage>,
  );

const placeOf = (column: Refused['errors'][number]['column']): string => {
  if (column === undefined) return '';
  const name = column.name === '' ? '' : ` (${column.name.slice(0, 60)})`;
  return column.position === undefined ? column.name : `${column.position}${name}`;
};

const NumbersForm = ({ id, chosen }: { readonly id: string; readonly chosen: Chosen }) => {
  const { zahlen: _unknown, ...fields } = fieldsOf(chosen);
  return (
    <>
      <Heading level={2}>{texts.numbers.title}</Heading>
      <form class="form" method="get" action={paths.upload(id)}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <RadioGroup
          name="zahlen"
          label={texts.numbers.title}
          value={chosen.numbers}
          options={[
            { value: 'de', label: texts.numbers.options.de },
            { value: 'en', label: texts.numbers.options.en },
          ]}
        />
        <SubmitButton>{texts.numbers.check}</SubmitButton>
      </form>
    </>
  );
};
