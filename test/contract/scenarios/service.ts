import type { operations as table } from '../../../src/contract/generated/operations.ts';
import type { operations } from '../../../src/contract/generated/root.ts';
import type { StatusOf } from '../../../src/contract/wire.ts';
import { bare, type Scenario } from './scenario.ts';

/** The operations of the service itself, which no document has. */
type OwnId = Exclude<(typeof table)['root'][number], { documents: readonly [string, ...string[]] }>['operationId'];

export const service: { [Id in OwnId]: { [Status in StatusOf<operations, Id>]: Scenario } } = {
  getHealth: { 200: bare, 503: bare },
  getLiveness: { 200: bare },
  getReadiness: { 200: bare, 503: bare },
  getOpenapiYaml: { 200: bare },
  getOpenapiJson: { 200: bare },
  getDocumentOpenapi: {
    200: () => ({ path: { document: 'token-pair' } }),
    404: () => ({ path: { document: 'nobody' } }),
  },
  getJwks: { 200: bare },
  getDocsPage: { 200: bare },
  getDocumentDocsPage: {
    200: () => ({ path: { document: 'token-pair' } }),
    404: () => ({ path: { document: 'nobody' } }),
  },
  getLandingPage: { 200: bare },
  getAccountPage: { 200: bare },
  getForgotPasswordPage: { 200: bare },
  getResetPasswordPage: { 200: bare },
  getVerifyEmailPage: { 200: bare },
  getDevMailbox: { 200: bare, 404: bare },
  getDevMail: {
    200: async (stage) => ({ path: { mail: await stage.keptMail() } }),
    404: () => ({ path: { mail: 'none' } }),
  },
  getDevMailHtml: {
    200: async (stage) => ({ path: { mail: await stage.keptMail() } }),
    404: () => ({ path: { mail: 'none' } }),
  },
  getAsset: {
    200: () => ({ path: { file: 'docs.js' } }),
    404: () => ({ path: { file: 'package.json' } }),
  },
};
