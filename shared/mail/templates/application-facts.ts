import type { Application } from '../../domain/funding/application.ts';
import { formatEuro } from '../../domain/money.ts';
import type { Block } from '../letter.ts';

/** Says in a mail which application it is about: reference, project, organisation and the amount asked for. */
export const applicationFacts = ({ reference, project, organisation, requestedAmount }: Application): Block => ({
  kind: 'facts',
  rows: [
    { label: 'Aktenzeichen', value: reference },
    { label: 'Projekt', value: project.title },
    { label: 'Organisation', value: organisation.name },
    { label: 'Beantragt', value: formatEuro(requestedAmount) },
  ],
});
