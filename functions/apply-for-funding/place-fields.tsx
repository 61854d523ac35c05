import type { Administration, CountyProfile } from '../../shared/county/profile.ts';
import { submissionFields } from '../../shared/domain/funding/fields.ts';
import { CheckboxField, Fieldset } from '../../shared/pages/form.tsx';
import type { Filled } from './form-fields.tsx';
import { texts } from './texts.ts';

const name = 'project.municipalities';

/**
 * The choice of Gemeinden: boxes to tick, folded by administration, so that the keyboard passes 165 of them in a few steps.
 * What was ticked stays in sight: its group is open when the form comes back.
 */
export const PlaceFields = ({ filled: { values, errors }, county }: { readonly filled: Filled; readonly county: CountyProfile }) => {
  const names = new Map(county.municipalities.map((municipality) => [municipality.ags, municipality.name]));
  const Municipality = ({ ags }: { readonly ags: string }) => (
    <CheckboxField name={name} id={`gemeinde-${ags}`} value={ags} label={names.get(ags) ?? ags} checked={values.municipalities.includes(ags)} />
  );
  const Area = ({ area, label }: { readonly area: string; readonly label: string }) => (
    <CheckboxField name="project.areas" id={`gebiet-${area}`} value={area} label={label} checked={values.areas.includes(area)} />
  );
  const Group = ({ title, all, area }: { readonly title: string; readonly all: readonly string[]; readonly area?: string }) => {
    const ticked = all.filter((ags) => values.municipalities.includes(ags)).length;
    const whole = area !== undefined && values.areas.includes(area);
    return (
      <details open={whole || ticked > 0}>
        <summary>{texts.places.chosen(title, whole ? all.length : ticked, all.length)}</summary>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would read the name of the group a second time as its legend */}
        <div class="kern-fieldset__body" role="group" aria-label={title}>
          {area === undefined ? null : <Area area={area} label={texts.places.wholeArea(title)} />}
          {all.map((ags) => (
            <Municipality key={ags} ags={ags} />
          ))}
        </div>
      </details>
    );
  };
  const offices = county.administrations.filter(({ kind }) => kind === 'amt');
  const independent = county.administrations
    .filter(({ kind }) => kind === 'amtsfrei')
    .flatMap(({ municipalities }: Administration) => municipalities);
  return (
    <Fieldset name={name} legend={submissionFields['/project/municipalities'].label} hint={texts.hints.municipalities} error={errors.get(name)}>
      <Area area={county.key} label={texts.places.everywhere(county.name)} />
      <Group title={texts.places.independent} all={independent} />
      {offices.map(({ area, name: title, municipalities }) => (
        <Group key={area} title={title} all={municipalities} area={area} />
      ))}
    </Fieldset>
  );
};
