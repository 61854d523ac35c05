import { formatInstant, instantSchema } from '../../shared/domain/calendar.ts';
import { valueAt } from '../../shared/domain/funding/field-messages.ts';
import { Heading, Link, Text } from '../../shared/pages/content.tsx';
import { CheckboxField, Fieldset } from '../../shared/pages/form.tsx';
import { draftTexts } from './draft-texts.ts';
import type { Filled } from './section-fields.tsx';
import { rowsAt } from './section-values.ts';

const words = draftTexts.declarations;

/** When a declaration was made in the version that the round has now; an earlier version does not count. */
const madeAt = (content: Filled['content'], code: string, version: string): string | undefined => {
  const made = rowsAt(content, '/declarations').find((row) => valueAt(row, ['code']) === code && valueAt(row, ['version']) === version);
  return made === undefined ? undefined : (instantSchema.safeParse(valueAt(made, ['at'])).data ?? '');
};

/** Each declaration with its own box, and the release for reuse, which is separate and voluntary. */
export const DeclarationFields = ({ filled }: { readonly filled: Filled }) => {
  const { content, round, errors } = filled;
  const { declarations, privacyVersion } = round.texts;
  return (
    <>
      <Text>{words.lead}</Text>
      <Text>
        {words.privacy} <Link href="/datenschutz">{words.privacyLink}</Link> {words.privacyVersion(privacyVersion)}
      </Text>
      <Fieldset name="declarations" legend={words.legend} error={errors.get('/declarations')}>
        {declarations.map(({ code, version, text }) => {
          const at = madeAt(content, code, version);
          return (
            <CheckboxField
              key={code}
              name="declarations"
              id={`erklaerung-${code}`}
              value={`${code} ${version}`}
              label={text}
              checked={at !== undefined}
              hint={at ? words.madeAt(formatInstant(at)) : undefined}
            />
          );
        })}
      </Fieldset>
      <Heading level={2}>{words.reuseHeading}</Heading>
      <CheckboxField
        name="reuseRelease"
        label={words.reuse}
        hint={words.reuseHint}
        error={errors.get('/reuseRelease')}
        checked={valueAt(content, ['reuseRelease']) === true}
      />
    </>
  );
};
