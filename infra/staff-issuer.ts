import { CfnOutput, CfnParameter, RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import { CfnManagedLoginBranding, CfnUserPoolClient, type UserPool } from 'aws-cdk-lib/aws-cognito';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { RoleClaim } from '../shared/domain/access/role-claim.ts';
import { staffPaths } from '../shared/domain/access/staff-paths.ts';
import type { StaffPool } from './staff-pool.ts';
import type { Stage } from './stages.ts';

/** What the function that signs people in has to know. */
type Registration = { readonly issuer: string; readonly clientId: string; readonly roles: RoleClaim; readonly secret: Secret };

export type StaffIssuerProps = {
  /** The county's issuer; absent: the pool. */
  readonly staff: Stage['staff'];
  readonly pool: StaffPool | undefined;
  /** Without a trailing slash. */
  readonly siteUrl: string;
};

// Groups of the pool are called like the roles.
const rolesOfPool: RoleClaim = {
  claim: ['cognito:groups'],
  values: {
    'kit-adviser': ['kit-adviser'],
    caseworker: ['caseworker'],
    approver: ['approver'],
    'committee-clerk': ['committee-clerk'],
    cashier: ['cashier'],
    'audit-office': ['audit-office'],
    'report-editor': ['report-editor'],
    'data-protection': ['data-protection'],
    administrator: ['administrator'],
  },
};

const notRotated = {
  id: 'AwsSolutions-SMG4',
  reason: 'The issuer makes this secret, not we: it is renewed there and entered here. docs/runbook.md says how, without anybody being locked out.',
};

/** How this system is registered at the issuer of the staff's sign-in: the county's, or the pool of its own. */
export class StaffIssuer extends Construct {
  readonly registration: Registration;

  constructor(scope: Construct, id: string, { staff, pool, siteUrl }: StaffIssuerProps) {
    super(scope, id);
    if (staff !== undefined) this.registration = this.#ofCounty(scope, staff);
    else if (pool !== undefined) this.registration = this.#ofPool(pool.pool, siteUrl);
    else throw new Error('A stage without an issuer of the county needs a pool.');
    Validations.of(this.registration.secret).acknowledge(notRotated);
    new CfnOutput(scope, 'StaffReturnAddress', { value: `${siteUrl}${staffPaths.back}`, description: 'Redirect URI to register at the issuer' });
    new CfnOutput(scope, 'StaffSecretArn', { value: this.registration.secret.secretArn, description: 'Holds the client secret of the issuer' });
  }

  /** The secret begins with a random text that no issuer knows; somebody enters the one that the issuer made. */
  #ofCounty(scope: Construct, { issuer, clientId, roles }: NonNullable<Stage['staff']>): Registration {
    if (!issuer.startsWith('https://')) throw new Error(`staff.issuer of the stage has to begin with https://, not ${issuer}`);
    return {
      issuer: new CfnParameter(scope, 'StaffIssuer', { default: issuer, description: 'Issuer as its discovery document writes it' }).valueAsString,
      clientId: new CfnParameter(scope, 'StaffClientId', { default: clientId, description: 'How the issuer calls this system' }).valueAsString,
      roles,
      secret: new Secret(this, 'Secret', { description: 'Client secret of the issuer of the county', removalPolicy: RemovalPolicy.RETAIN }),
    };
  }

  #ofPool(pool: UserPool, siteUrl: string): Registration {
    const client = new CfnUserPoolClient(this, 'Client', {
      userPoolId: pool.userPoolId,
      generateSecret: true,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ['code'],
      allowedOAuthScopes: ['openid', 'profile'],
      callbackUrLs: [`${siteUrl}${staffPaths.back}`],
      logoutUrLs: [`${siteUrl}${staffPaths.signIn}`],
      supportedIdentityProviders: ['COGNITO'],
      preventUserExistenceErrors: 'ENABLED',
      // No password reaches Cognito by any other way than its own pages.
      explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      enableTokenRevocation: true,
    });
    new CfnManagedLoginBranding(this, 'Branding', { userPoolId: pool.userPoolId, clientId: client.ref, useCognitoProvidedValues: true });
    return {
      issuer: pool.userPoolProviderUrl,
      clientId: client.ref,
      roles: rolesOfPool,
      secret: new Secret(this, 'Secret', {
        description: 'Client secret of the pool of the staff',
        secretStringValue: SecretValue.resourceAttribute(client.attrClientSecret),
      }),
    };
  }
}
