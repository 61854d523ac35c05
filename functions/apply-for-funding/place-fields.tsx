import type { Administration } from '../../shared/county/profile.ts';
import { fieldAt } from '../../shared/domain/funding/fields.ts';
import { CheckboxField, Fieldset } from '../../shared/pages/form.tsx';
import { fieldTexts } from './field-texts.ts';
import type { Filled } from './section-fields.tsx';
import { nameOf, rowsAt } from './section-values.ts';
import { texts } from './texts.ts';

/** Name of the boxes that stand for all Gemeinden of an administration, or of the county. */
export const areaFieldName = 'project.areas';

/**
 * The choice of Gemeinden: boxes to tick, folded by administration, so that the keyboard passes 165 of them in a few steps. What was
 * ticked stays in sight. Where all are chosen the box of the area is ticked instead of theirs, so that taking it out takes them out.
 */
export const PlaceFields = ({ pointer, filled }: { readonly pointer: string; readonly filled: Filled }) => {
  const { county, content, errors } = filled;
  const name = nameOf(pointer);
  const chosen = new Set(rowsAt(content, pointer));
  const names = new Map(county.municipalities.map((municipality) => [municipality.ags, municipality.name]));
  const everything = county.municipalities.every(({ ags }) => chosen.has(ags));
  const Area = ({ area, label, checked }: { readonly area: string; readonly label: string; readonly checked: boolean }) => (
    <CheckboxField name={areaFieldName} id={`gebiet-${area}`} value={area} label={label} checked={checked} />
  );
  const Group = ({ title, all, area }: { readonly title: string; readonly all: readonly string[]; readonly area?: string }) => {
    const count = everything ? 0 : all.filter((ags) => chosen.has(ags)).length;
    const whole = area !== undefined && count === all.length;
    return (
      <details open={count > 0}>
        <summary>{texts.places.chosen(title, count, all.length)}</summary>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would read the name of the group a second time as its legend */}
        <div class="kern-fieldset__body" role="group" aria-label={title}>
          {area === undefined ? null : <Area area={area} label={texts.places.wholeArea(title)} checked={whole} />}
          {all.map((ags) => (
            <CheckboxField
              key={ags}
              name={name}
              id={`gemeinde-${ags}`}
              value={ags}
              label={names.get(ags) ?? ags}
              checked={!whole && !everything && chosen.has(ags)}
            />
          ))}
        </div>
      </details>
    );
  };
  const independent = county.administrations
    .filter(({ kind }) => kind === 'amtsfrei')
    .flatMap(({ municipalities }: Administration) => municipalities);
  return (
    <Fieldset name={name} legend={fieldAt(pointer)?.label} hint={fieldTexts.hints[pointer]?.(filled.round)} error={errors.get(pointer)}>
      <Area area={county.key} label={texts.places.everywhere(county.name)} checked={everything} />
      <Group title={texts.places.independent} all={independent} />
      {county.administrations
        .filter(({ kind }) => kind === 'amt')
        .map(({ area, name: title, municipalities }) => (
          <Group key={area} title={title} all={municipalities} area={area} />
        ))}
    </Fieldset>
  );
};
