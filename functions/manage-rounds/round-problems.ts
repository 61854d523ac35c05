import type { Round } from '../../shared/domain/funding/round.ts';
import { sumCents } from '../../shared/domain/money.ts';
import { texts } from './texts.ts';

/** Two parameters of a round that do not go together: at which field, and what to do. */
export type RoundProblem = { readonly path: string; readonly message: string };

const repeated = (values: readonly string[]): string | undefined => values.find((value, index) => values.indexOf(value) !== index);

const problemsOfList = (round: Round): readonly RoundProblem[] => {
  const [action, declaration] = [repeated(round.fieldsOfAction.map(({ code }) => code)), repeated(round.texts.declarations.map(({ code }) => code))];
  const codes = new Set(round.fieldsOfAction.map(({ code }) => code));
  return [
    ...(action === undefined ? [] : [{ path: 'fieldsOfAction', message: texts.problems.twice(action) }]),
    ...(declaration === undefined ? [] : [{ path: 'texts.declarations', message: texts.problems.twice(declaration) }]),
    ...round.decision.routes.flatMap(({ topic, steps }, index) => [
      ...(topic === undefined || codes.has(topic)
        ? []
        : [{ path: `decision.routes.${index}.topic`, message: texts.problems.topic(topic, [...codes]) }]),
      ...(steps.some(({ role }) => role === 'decides') ? [] : [{ path: `decision.routes.${index}.steps`, message: texts.problems.nobodyDecides }]),
    ]),
  ];
};

/** What the schema cannot say: parameters that contradict each other. Looked at before somebody else is asked to open the round. */
export const problemsOf = (round: Round): readonly RoundProblem[] => {
  const { minimumGrant, maximumGrant, maximumPerOrganisation, payment } = round;
  const instalments = sumCents(payment.instalments);
  const wantsInstalments = payment.mode === 'instalments';
  return [
    ...(Date.parse(round.closesAt) > Date.parse(round.opensAt) ? [] : [{ path: 'closesAt.tag', message: texts.problems.closesFirst }]),
    ...(maximumGrant >= minimumGrant ? [] : [{ path: 'maximumGrant', message: texts.problems.maximumBelow }]),
    ...(maximumGrant > 0 ? [] : [{ path: 'maximumGrant', message: texts.problems.noMoney }]),
    ...(maximumPerOrganisation === undefined || maximumPerOrganisation >= minimumGrant
      ? []
      : [{ path: 'maximumPerOrganisation', message: texts.problems.organisationBelow }]),
    ...(instalments === 10_000 || (instalments === 0 && !wantsInstalments)
      ? []
      : [{ path: 'payment.instalments', message: texts.problems.instalments }]),
    ...problemsOfList(round),
  ];
};
