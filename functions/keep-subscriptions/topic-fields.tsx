import type { Topic } from '../../shared/domain/notices/recipient.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { languageNames } from '../../shared/mail/templates/subscription-words.ts';
import { CheckboxField, Fieldset, RadioGroup } from '../../shared/pages/form.tsx';
import { type Choice, fields } from './choice.ts';
import type { Site } from './site.ts';
import { texts } from './texts.ts';

/** Everything that can be chosen in this county. */
export const offeredTopics = ({ administrations }: Site['county']): readonly Topic[] => [
  'report',
  'projects',
  'rounds',
  ...administrations.map(({ area }): Topic => `figures:${area}`),
];

const errorAt = (errors: readonly FieldError[], field: string): string | undefined => errors.find(({ pointer }) => pointer === `/${field}`)?.message;

const boxId = (topic: Topic): string => `${fields.topic}-${topic.replace(':', '-')}`;

/** Topics and language, the same in the form that subscribes and on the page that changes. */
export const TopicFields = ({
  county,
  choice,
  offered = offeredTopics(county),
  errors,
}: {
  readonly county: Site['county'];
  readonly choice: Choice;
  readonly offered?: readonly Topic[] | undefined;
  readonly errors: readonly FieldError[];
}) => {
  const areas = county.administrations.filter(({ area }) => offered.includes(`figures:${area}`));
  const isTicked = (topic: Topic): boolean => choice.topics.includes(topic);
  return (
    <>
      <Fieldset name={fields.topic} legend={texts.topics.legend} error={errorAt(errors, fields.topic)}>
        {(['report', 'projects', 'rounds'] as const)
          .filter((topic) => offered.includes(topic))
          .map((topic) => (
            <CheckboxField key={topic} name={fields.topic} id={boxId(topic)} value={topic} checked={isTicked(topic)} {...texts.topics[topic]} />
          ))}
        <details open={areas.some(({ area }) => isTicked(`figures:${area}`))}>
          <summary>{texts.topics.areas}</summary>
          <p class="kern-body kern-body--small">{texts.topics.areasHint}</p>
          <div class="kern-fieldset__body">
            {areas.map(({ area, name }) => {
              const topic: Topic = `figures:${area}`;
              return <CheckboxField key={area} name={fields.topic} id={boxId(topic)} value={topic} checked={isTicked(topic)} label={name} />;
            })}
          </div>
        </details>
      </Fieldset>
      <RadioGroup
        name={fields.language}
        label={texts.topics.language}
        value={choice.language}
        error={errorAt(errors, fields.language)}
        options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
      />
    </>
  );
};
