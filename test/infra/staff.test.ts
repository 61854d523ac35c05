import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { makeStacks, placeholder } from '../../infra/app.ts';
import { manifests } from '../../infra/manifests.ts';
import { type Stage, stageOf } from '../../infra/stages.ts';
import { readRoleClaim, rolesFrom } from '../../shared/domain/access/role-claim.ts';
import { knownRoles, roles } from '../../shared/domain/access/roles.ts';
import { flags, synthesize, type Templates, templateSchema } from '../support/synthesize.ts';
import { at, find, functionOf, list, text } from './reading.ts';

const everyRole = knownRoles(Object.keys(roles));
const signInEnvironment = (templates: Templates, name: string): string =>
  text(templates, at(functionOf(templates, 'sign-in').resource.Properties, 'Environment', 'Variables', name));

describe('a stage without an issuer of the county', () => {
  const templates = synthesize();
  const [pool] = find(templates, 'AWS::Cognito::UserPool');
  const properties = pool?.resource.Properties ?? {};

  it('has a pool where nobody signs themselves up, and everybody needs a second factor that is no message to a telephone', () => {
    expect(find(templates, 'AWS::Cognito::UserPool')).toHaveLength(1);
    expect(at(properties, 'AdminCreateUserConfig', 'AllowAdminCreateUserOnly')).toBe(true);
    expect(properties['MfaConfiguration']).toBe('ON');
    expect(properties['EnabledMfas']).toEqual(['SOFTWARE_TOKEN_MFA']);
    expect(properties['DeletionProtection']).toBe('ACTIVE');
    expect(at(properties, 'Policies', 'PasswordPolicy', 'MinimumLength')).toBeGreaterThanOrEqual(12);
  });

  it('has a group for each role, and a sign-in gives the role of the group', () => {
    const groups = find(templates, 'AWS::Cognito::UserPoolGroup').map(({ resource }) => String(resource.Properties['GroupName']));
    expect(groups.toSorted()).toEqual([...everyRole].toSorted());
    const claim = readRoleClaim(signInEnvironment(templates, 'SETTING_STAFF_ROLES'));
    for (const role of everyRole) expect(rolesFrom({ 'cognito:groups': [role] }, claim)).toEqual([role]);
  });

  it('gives codes only, to one address of the site, to whoever knows the secret', () => {
    const [client] = find(templates, 'AWS::Cognito::UserPoolClient');
    expect(client?.resource.Properties).toMatchObject({
      GenerateSecret: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'profile'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    });
    const urls = (name: string) => list(client?.resource.Properties[name]).map((url) => text(templates, url));
    expect(urls('CallbackURLs')).toEqual(['<SiteUrl>/amt/anmelden/zurueck']);
    expect(urls('LogoutURLs')).toEqual(['<SiteUrl>/amt/anmelden']);
    expect(signInEnvironment(templates, 'SETTING_STAFF_ISSUER')).toBe('<StaffPool.ProviderURL>');
    expect(signInEnvironment(templates, 'SETTING_STAFF_CLIENT_ID')).toBe('<StaffSignInClient>');
  });

  it('hands the secret over through Secrets Manager, and to one function', () => {
    const [secret] = find(templates, 'AWS::SecretsManager::Secret').filter(({ stack }) => stack === 'service');
    expect(text(templates, secret?.resource.Properties['SecretString'])).toBe('<StaffSignInClient.ClientSecret>');
    const others = manifests.filter(({ name }) => name !== 'sign-in').map(({ name }) => JSON.stringify(functionOf(templates, name).resource));
    expect(others.filter((resource) => resource.includes('SECRET_STAFF_CLIENT'))).toEqual([]);
    expect(JSON.stringify(functionOf(templates, 'sign-in').resource)).not.toContain('ClientSecret');
  });
});

describe('a stage with an issuer of the county', () => {
  const county = {
    issuer: 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0',
    clientId: 'app-1',
    roles: {
      claim: ['roles'],
      values: {
        'kit-adviser': ['Teilhabe.KIT'],
        'report-editor': ['Teilhabe.Redaktion'],
        'data-protection': [],
        caseworker: ['Teilhabe.Foerderung'],
        approver: [],
        'committee-clerk': [],
        cashier: [],
        'audit-office': [],
        administrator: ['Teilhabe.Admin'],
      },
    },
  } as const satisfies Stage['staff'];
  const templatesOf = (staff: Stage['staff']): Templates => {
    const app = new App({ context: { ...flags, '@aws-cdk/core:validateAgainstDefaultRules': false } });
    const { name, stage } = stageOf('dev');
    const stacks = makeStacks(app, { name, stage: { ...stage, ...(staff === undefined ? {} : { staff }) } }, manifests, placeholder);
    const assembly = app.synth();
    const read = (id: string) => templateSchema.parse(assembly.getStackByName(id).template);
    return { data: read(stacks.data.stackName), service: read(stacks.service.stackName), site: read(stacks.site.stackName) };
  };

  it('has no pool, reads the issuer of the stage, and leaves the secret to somebody who enters it', () => {
    const templates = templatesOf(county);
    expect(find(templates).filter(({ resource }) => resource.Type.startsWith('AWS::Cognito'))).toEqual([]);
    const defaults = z.record(z.string(), z.looseObject({ Default: z.unknown() })).parse(templates.service.Parameters);
    expect([defaults['StaffIssuer']?.Default, defaults['StaffClientId']?.Default]).toEqual([county.issuer, 'app-1']);
    expect(signInEnvironment(templates, 'SETTING_STAFF_ISSUER')).toBe('<StaffIssuer>');
    expect(rolesFrom({ roles: ['Teilhabe.Redaktion'] }, readRoleClaim(signInEnvironment(templates, 'SETTING_STAFF_ROLES')))).toEqual([
      'report-editor',
    ]);
    const [secret] = find(templates, 'AWS::SecretsManager::Secret').filter(({ stack }) => stack === 'service');
    expect(secret?.resource.Properties['SecretString']).toBeUndefined();
    expect(secret?.resource.DeletionPolicy).toBe('Retain');
  });

  it('has one with TLS', () => {
    expect(() => templatesOf({ ...county, issuer: 'http://login.example' })).toThrow('https://');
  });
});
