import { marshall } from '@aws-sdk/util-dynamodb';
import type { ApplicationEvent } from '../../shared/domain/funding/application.ts';
import { applicationEventItem } from '../../shared/store/event-item.ts';
import { lambdaRecord } from './stream-record.ts';

/**
 * Has the function make the documents of examples. Their events are older than the streams, which would send mails about them too; so this one
 * function is called with them, case by case, as the stream would.
 * @throws Error when a document cannot be made
 */
export const renderExampleDocuments = async (
  invoke: (name: string, event: unknown) => Promise<{ readonly ok: boolean }>,
  events: readonly ApplicationEvent[],
): Promise<void> => {
  for (const [id, all] of Map.groupBy(events, ({ applicationId }) => applicationId)) {
    const Records = all.map((event, at) =>
      lambdaRecord(
        {
          eventName: 'INSERT',
          dynamodb: { SequenceNumber: String(at), NewImage: marshall(applicationEventItem(event), { removeUndefinedValues: true }) },
        },
        'example',
      ),
    );
    const { ok } = await invoke('render-documents', { Records });
    if (!ok) throw new Error(`the documents of the example ${id} could not be made`);
  }
};
