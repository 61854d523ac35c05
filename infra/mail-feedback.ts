import { ConfigurationSetEventDestination, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DataStack } from './data-stack.ts';

/** What SES tells about mails after it took them, on its way to the queue: SES → topic → queue. */
export class MailFeedback extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { data, queue }: { readonly data: DataStack; readonly queue: Queue }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      displayName: 'Teilhabe mail feedback',
      enforceSSL: true,
      masterKey: data.key,
      // SHA-256; the default is SHA-1.
      signatureVersion: '2',
    });
    // Lets SES publish, too, and waits for that: SES tries it with a first message when the destination is made.
    new ConfigurationSetEventDestination(this, 'Destination', {
      configurationSet: data.mail.configurationSet,
      destination: EventDestination.snsTopic(this.topic),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });
    this.topic.addSubscription(new SqsSubscription(queue));
  }
}
