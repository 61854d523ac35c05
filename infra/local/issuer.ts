import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { readRoleClaim } from '../../shared/domain/access/role-claim.ts';
import { staffPaths } from '../../shared/domain/access/staff-paths.ts';
import type { Deployment } from './deployment.ts';
import { type ExamplePerson, exampleStaff } from './example-staff.ts';
import type { IssuerOrder, IssuerReport } from './issuer-thread.ts';

/** A running stand-in for the issuer of the staff's sign-in, on loopback only. */
export type Issuer = { readonly url: string; readonly clientId: string; readonly clientSecret: string; readonly stop: () => Promise<void> };

const rolesSchema = z.object({ Environment: z.object({ Variables: z.looseObject({ SETTING_STAFF_ROLES: z.string().optional() }) }) });

/** The people of the example, with the claims that the function that signs them in reads. */
const peopleOf = (deployment: Deployment): readonly ExamplePerson[] => {
  for (const resource of deployment.resources('AWS::Lambda::Function')) {
    const roles = rolesSchema.safeParse(resource.properties).data?.Environment.Variables.SETTING_STAFF_ROLES;
    if (roles !== undefined) return exampleStaff(readRoleClaim(roles));
  }
  return [];
};

/** Starts an issuer where one of the example's people is chosen. */
export const startIssuer = async (deployment: Deployment, siteUrl: string): Promise<Issuer> => {
  const registered = { clientId: 'teilhabe', clientSecret: randomBytes(32).toString('hex') };
  const workerData: IssuerOrder = {
    ...registered,
    redirectUri: `${siteUrl}${staffPaths.back}`,
    afterSignOut: `${siteUrl}${staffPaths.signIn}`,
    people: peopleOf(deployment),
  };
  const worker = new Worker(new URL('./issuer-thread.ts', import.meta.url), { workerData, execArgv: [], stdout: true, stderr: true });
  const [report]: IssuerReport[] = await once(worker, 'message');
  if (report === undefined) throw new Error('the issuer did not start');
  const stop = async (): Promise<void> => {
    await worker.terminate();
  };
  return { url: report.url, ...registered, stop };
};

/** Says to the templates what a pool of their own is here. A stage with an issuer of the county is told by parameters (`cloud.ts`). */
export const identifyPool = (deployment: Deployment, { url, clientId, clientSecret }: Issuer): void => {
  for (const pool of deployment.resources('AWS::Cognito::UserPool')) deployment.identify(pool, { attributes: { ProviderURL: url } });
  for (const client of deployment.resources('AWS::Cognito::UserPoolClient')) {
    deployment.identify(client, { ref: clientId, attributes: { ClientSecret: clientSecret } });
  }
};
