import { labelWithin, typedNumber } from '../../shared/domain/statistics/delivery-reading.ts';
import { replacedValues } from '../../shared/domain/statistics/delivery-values.ts';
import { Alert, List, Text } from '../../shared/pages/content.tsx';
import { texts } from './texts.ts';
import type { DeliveryView } from './view-delivery.ts';

const words = texts.replaced;

const shown = (value: number | undefined): string => (value === undefined ? texts.form.missing : typedNumber(value));

/** Says where a file of the county has replaced what the administration delivered. */
export const Replaced = ({ view: { form, own, known } }: { readonly view: Pick<DeliveryView, 'form' | 'own' | 'known'> }) => {
  const replaced = own === undefined ? [] : replacedValues(form, own.values, known);
  if (replaced.length === 0) return null;
  const items = replaced.map(({ figure, field, delivered, counting }) => {
    const label = field === figure.total && figure.parts.length > 0 ? `${labelWithin(figure, field)}, ${texts.form.sum}` : labelWithin(figure, field);
    return words.value(label, shown(delivered), shown(counting));
  });
  return (
    <Alert kind="info" title={words.title(items.length)}>
      <List items={items} />
      <Text>{words.hint}</Text>
    </Alert>
  );
};
