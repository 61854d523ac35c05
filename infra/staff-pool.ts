import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, ManagedLoginVersion, Mfa, UserPool, UserPoolGroup } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { roles } from '../shared/domain/access/roles.ts';

/**
 * Where staff sign in when the county has no issuer of its own to offer. Nobody signs themselves up: an administrator of the account adds
 * people and puts them into groups, one for each role (docs/staff-sign-in.md). Kept when its stack goes, like all that people entered.
 */
export class StaffPool extends Construct {
  readonly pool: UserPool;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { fullname: { required: true, mutable: true }, email: { required: true, mutable: true } },
      // A code from an app: telephone numbers would be one thing more to keep, and messages to them can be read by others.
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Threat protection and the plan that it is part of.
    for (const rule of ['AwsSolutions-COG3', 'AwsSolutions-COG8'])
      Validations.of(this.pool).acknowledge({
        id: rule,
        reason:
          'Threat protection is a plan that is paid for each person and month. A second factor is required from all, and nobody signs up alone.',
      });
    for (const [groupName, description] of Object.entries(roles)) new UserPoolGroup(this, groupName, { userPool: this.pool, groupName, description });
    // Pages for signing in. Their name has to be free in all of AWS, so the number of the account is part of it.
    const { stackName, account } = Stack.of(this);
    const domainPrefix = Fn.join('-', [stackName.replace(/-data$/, ''), account]);
    this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix }, managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN });
    new CfnOutput(scope, `${id}Id`, { value: this.pool.userPoolId, description: 'The pool that people of the staff are added to' });
  }
}
