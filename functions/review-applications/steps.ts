import type { Step } from './step.ts';
import { assessmentStep } from './step-assessment.tsx';
import { checkStep } from './step-check.tsx';
import { costsStep } from './step-costs.tsx';
import { earlyStep } from './step-early.tsx';
import { proposalStep } from './step-proposal.tsx';
import { requestStep } from './step-request.tsx';

/** The steps of the check by the last part of their address. */
export const reviewSteps = ({ newId }: { readonly newId: () => string }) =>
  ({
    'formale-pruefung': checkStep,
    nachforderung: requestStep(newId),
    'frueher-beginn': earlyStep,
    bewertung: assessmentStep,
    kosten: costsStep,
    vorschlag: proposalStep,
  }) satisfies Record<string, Step>;
