import { Duration } from 'aws-cdk-lib';
import { Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { addAlarm } from './service-function.ts';

/**
 * Rates of the account as SES counts them, and from where on somebody has to look. AWS reviews an account at 5 % bounces and 0.1 % complaints
 * and stops it at 10 % and 0.5 % (https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-bounce-rate.html): the alarms ring at half or less.
 */
export const reputationAlarms = [
  {
    id: 'BounceRateAlarm',
    metricName: 'Reputation.BounceRate',
    threshold: 0.02,
    impact: 'Viele E-Mails kommen als unzustellbar zurück. Bleibt das so, hält AWS den Versand aller E-Mails an.',
    paragraph: 'reputation-bounces',
  },
  {
    id: 'ComplaintRateAlarm',
    metricName: 'Reputation.ComplaintRate',
    threshold: 0.0005,
    impact: 'Mehrere Empfänger haben E-Mails als Spam gemeldet. Bleibt das so, hält AWS den Versand aller E-Mails an.',
    paragraph: 'reputation-complaints',
  },
] as const;

/** Alarms on the rates of the whole account. SES gives a value when it has counted anew, so a missing one says nothing. */
export const watchReputation = (scope: Construct, alarms: ITopic): void => {
  for (const { id, metricName, ...alarm } of reputationAlarms) {
    const metric = new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.MAXIMUM, period: Duration.hours(1) });
    addAlarm(scope, id, { ...alarm, metric, alarms, treatMissingData: TreatMissingData.IGNORE });
  }
};
