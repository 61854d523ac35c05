import { may } from '../../shared/domain/access/roles.ts';
import { formatInstant } from '../../shared/domain/calendar.ts';
import { askedLift } from '../../shared/domain/funding/proof-block.ts';
import { Alert, Heading, Text } from '../../shared/pages/content.tsx';
import { SubmitButton, TextArea } from '../../shared/pages/form.tsx';
import { proofNames } from './blocked.ts';
import type { PayView, TypedCase } from './case-page.tsx';
import { actField, acts, paths } from './frame.ts';
import { liftReasonLimit } from './lift-block.ts';
import { signature } from './parts.tsx';
import { texts } from './texts.ts';

const { block } = texts;

type Given = {
  readonly view: PayView;
  readonly typed: TypedCase;
  readonly messageAt: (field: string) => string | undefined;
  readonly mayAsk: boolean;
};

/** The wish as it waits, and the button of a second person. */
const Asked = ({ view: { file, staff } }: Pick<Given, 'view'>) => {
  const asked = askedLift(file.lifts);
  if (asked === undefined) return null;
  const mayLift = may(staff.roles, 'lift-payment-block') && asked.asked.by.subject !== staff.subject;
  return (
    <>
      <Text>{block.asked(asked.asked.by.name, formatInstant(asked.asked.at), asked.reason)}</Text>
      {mayLift ? (
        <form class="form" method="post" action={paths.block(file.application.id)}>
          <input type="hidden" name="nummer" value={String(asked.number)} />
          <SubmitButton>{block.confirm}</SubmitButton>
        </form>
      ) : (
        <Text small>{block.wait}</Text>
      )}
    </>
  );
};

/** Why nothing is paid, and how two people may allow it all the same. Nothing when no proof is overdue. */
export const Blocked = ({ view, typed, messageAt, mayAsk }: Given) => {
  const { overdue, isLifted, file, request } = view;
  // The proof may have come since somebody asked: what waits for a second person is shown all the same.
  if (overdue.length === 0) return <Asked view={view} />;
  const lifted = file.lifts.find(({ state }) => state === 'lifted');
  return (
    <>
      <Alert kind="warning" title={block.title}>
        <Text>{block.why(proofNames(overdue))}</Text>
        {isLifted && lifted?.lifted !== undefined ? <Text>{block.lifted(signature(lifted.lifted))}</Text> : null}
      </Alert>
      <Asked view={view} />
      {mayAsk && !isLifted && askedLift(file.lifts) === undefined ? (
        <>
          <Heading level={2}>{block.askHeading}</Heading>
          <form class="form" method="post" action={paths.case(file.application.id)} novalidate>
            <input type="hidden" name={actField} value={acts.ask} />
            <input type="hidden" name="anfrage" value={request} />
            <TextArea
              name="begruendung"
              label={block.reason}
              hint={block.reasonHint}
              limit={liftReasonLimit}
              value={typed.lift ?? ''}
              error={messageAt('begruendung')}
            />
            <SubmitButton variant="secondary">{block.ask}</SubmitButton>
          </form>
        </>
      ) : null}
    </>
  );
};
