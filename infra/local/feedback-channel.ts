import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type SigningKeys, signedNotification } from './sns-signing.ts';

/** An event destination of a configuration set and what is subscribed to its topic: SES → SNS → SQS. */
export type FeedbackRoute = {
  readonly configurationSet: string;
  /** As the template names them: `deliveryDelay`. */
  readonly eventTypes: readonly string[];
  readonly topicArn: string;
  readonly signatureVersion: string;
  readonly queues: readonly { readonly url: string /** Without SNS's wrapping. */; readonly raw: boolean }[];
};

/** The way of events to the queues. */
export type FeedbackChannel = {
  /** Publishes an event of a mail, if the destination of its configuration set wants it. */
  readonly publish: (configurationSet: string, event: { readonly eventType: string }) => void;
  /** Publishes any text through every topic, signed. */
  readonly publishText: (message: string) => void;
  /** Keeps events back, or lets them go in the order in which they happened. */
  readonly hold: (isHeld: boolean) => void;
  /** Resolves when everything that is not kept back has reached its queue. */
  readonly drained: () => Promise<void>;
};

type Waiting = { readonly QueueUrl: string; readonly body: string };

// Subject of SES's own notifications.
const subject = 'Amazon SES Email Event Notification';

/** @param certificates address that the certificate's begins with */
export const feedbackChannel = (
  routes: readonly FeedbackRoute[],
  { keys, certificates, sqs, now }: { readonly keys: SigningKeys; readonly certificates: string; readonly sqs: SQSClient; readonly now: () => Date },
): FeedbackChannel => {
  let held: Waiting[] | undefined;
  const waiting: Waiting[] = [];
  let pumping: Promise<void> = Promise.resolve();
  let isPumping = false;

  const pump = async (): Promise<void> => {
    while (waiting.length > 0) {
      const [first] = waiting;
      const other = waiting.findIndex(({ QueueUrl }) => QueueUrl !== first?.QueueUrl);
      // One call takes ten messages at most.
      const batch = waiting.splice(0, Math.min(10, other === -1 ? waiting.length : other));
      const Entries = batch.map(({ body }, index) => ({ Id: String(index), MessageBody: body }));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: first?.QueueUrl, Entries }));
    }
    isPumping = false;
  };
  const start = (): void => {
    if (isPumping) return;
    isPumping = true;
    pumping = pump().catch((fault: unknown) => {
      isPumping = false;
      console.error(`feedback: ${fault instanceof Error ? fault.message : String(fault)}`);
    });
  };
  const send = ({ topicArn, signatureVersion, queues }: FeedbackRoute, message: string): void => {
    for (const { url, raw } of queues) {
      const body = raw ? message : signedNotification({ topicArn, subject, message, signatureVersion }, keys, { certificates, now: now() });
      (held ?? waiting).push({ QueueUrl: url, body });
    }
    start();
  };

  return {
    publish: (configurationSet, event) => {
      for (const route of routes) {
        const isWanted = route.eventTypes.some((type) => type.toLowerCase() === event.eventType.toLowerCase());
        if (route.configurationSet === configurationSet && isWanted) send(route, JSON.stringify(event));
      }
    },
    publishText: (message) => {
      for (const route of routes) send(route, message);
    },
    hold: (isHeld) => {
      if (isHeld) held ??= [];
      else {
        waiting.push(...(held ?? []));
        held = undefined;
        start();
      }
    },
    drained: () => pumping,
  };
};
