import { command, PLATFORM_ADMIN, query, SELF, type Context, type Scope } from '@belvedere/kernel';
import { commonErrors } from '@belvedere/kernel/core';
import { z } from 'zod';
import * as consents from './consent/schemas.ts';
import { createText } from './consent/create-text.ts';
import { decideConsent } from './consent/decide-consent.ts';
import { getConsentState } from './consent/get-consent-state.ts';
import { listRecords } from './consent/list-records.ts';
import { listTexts } from './consent/list-texts.ts';
import { complianceErrors } from './errors.ts';
import { listHolds } from './holds/list-holds.ts';
import { placeHold } from './holds/place-hold.ts';
import { releaseHold } from './holds/release-hold.ts';
import * as holds from './holds/schemas.ts';
import { getMyLimits } from './limits/get-my-limits.ts';
import * as limits from './limits/schemas.ts';
import { setMyLimits } from './limits/set-my-limits.ts';
import { decideCase } from './requests/decide-case.ts';
import { downloadCase } from './requests/download-case.ts';
import { downloadRequest } from './requests/download-request.ts';
import { getAsked } from './requests/get-asked.ts';
import { listCases } from './requests/list-cases.ts';
import { listMyRequests } from './requests/list-my-requests.ts';
import { noteCase } from './requests/note-case.ts';
import { openCase } from './requests/open-case.ts';
import { openRequest } from './requests/open-request.ts';
import { proveRequest } from './requests/prove-request.ts';
import * as requests from './requests/schemas.ts';
import { verifyCase } from './requests/verify-case.ts';
import { withdrawRequest } from './requests/withdraw-request.ts';
import { getRetention } from './retention/get-retention.ts';
import { retentionView } from './retention/schemas.ts';
import { complianceScopes } from './scopes.ts';

const {
  request_not_found,
  request_open,
  request_closed,
  not_verified,
  sole_owner,
  subject_not_found,
  export_not_ready,
  hold_not_found,
  hold_exists,
  text_not_found,
  proof_invalid,
} = complianceErrors;
const nothing = z.strictObject({});

type WithId = { input: { id: string } };
const ofInput = ({ input }: WithId) => input.id;
const ofOutput = ({ output }: { output: { id: string } }) => output.id;
const ofCaller = ({ ctx }: { ctx: Context }) => (ctx.actor.type === 'user' ? ctx.actor.userId : null);

/** The same for a tenant's own cases and for those of the platform, each to whom they belong. */
function casesFor(scope: Scope) {
  return {
    list: query({
      scope,
      describe: 'Lists requests about personal data, newest first.',
      input: requests.listRequestsInput,
      output: requests.requestPage,
      errors: [],
      rate: 'read',
      run: listCases,
    }),
    note: command({
      scope,
      describe: 'Adds a note to a request.',
      input: requests.noteInput,
      output: requests.requestView,
      errors: [request_not_found, request_closed, commonErrors.conflict],
      rate: 'write',
      audit: { action: 'compliance.request.noted', resourceType: 'gdpr_request', resourceId: ofInput },
      idempotent: 'key',
      run: noteCase,
    }),
    decide: command({
      scope,
      stepUp: true,
      describe: 'Ends a request: done, or refused for a reason that the person can be told.',
      input: requests.decideInput,
      output: requests.requestView,
      errors: [request_not_found, request_closed, not_verified, commonErrors.conflict],
      rate: 'write',
      audit: { action: 'compliance.request.decided', resourceType: 'gdpr_request', resourceId: ofInput },
      idempotent: 'key',
      run: decideCase,
    }),
  };
}

function holdsFor(read: Scope, manage: Scope) {
  return {
    list: query({
      scope: read,
      describe: 'Lists holds, newest first.',
      input: nothing,
      output: holds.holdList,
      errors: [],
      rate: 'read',
      run: listHolds,
    }),
    place: command({
      scope: manage,
      stepUp: true,
      describe: 'Keeps the data of a person, or everything, from being erased.',
      input: holds.placeHoldInput,
      output: holds.holdView,
      errors: [hold_exists],
      rate: 'write',
      audit: { action: 'compliance.hold.placed', resourceType: 'legal_hold', resourceId: ofOutput },
      idempotent: 'key',
      run: placeHold,
    }),
    release: command({
      scope: manage,
      stepUp: true,
      describe: 'Ends a hold; what waited for it is carried out.',
      input: holds.holdId,
      output: holds.holdView,
      errors: [hold_not_found],
      rate: 'write',
      audit: { action: 'compliance.hold.released', resourceType: 'legal_hold', resourceId: ofInput },
      idempotent: 'natural',
      run: releaseHold,
    }),
  };
}

export const complianceRouter = {
  /** What a person asks for about their whole identity. */
  requests: {
    open: command({
      scope: SELF,
      stepUp: true,
      describe: 'Asks for one’s own data, its correction or erasure, or that it be used for less.',
      input: requests.openRequestInput,
      output: requests.requestView,
      errors: [request_open, sole_owner, commonErrors.conflict, request_closed, request_not_found],
      rate: 'heavy',
      audit: { action: 'compliance.request.opened', resourceType: 'gdpr_request', resourceId: ofOutput },
      idempotent: 'key',
      run: openRequest,
    }),
    mine: query({
      scope: SELF,
      describe: 'Lists what the caller asked for.',
      input: nothing,
      output: requests.myRequests,
      errors: [],
      rate: 'read',
      run: listMyRequests,
    }),
    withdraw: command({
      scope: SELF,
      describe: 'Calls a request off that is not carried out yet.',
      input: requests.requestId,
      output: requests.requestView,
      errors: [request_not_found, request_closed, commonErrors.conflict],
      rate: 'write',
      audit: { action: 'compliance.request.withdrawn', resourceType: 'gdpr_request', resourceId: ofInput },
      idempotent: 'key',
      run: withdrawRequest,
    }),
    download: command({
      scope: SELF,
      stepUp: true,
      describe: 'Gives an address, good for 15 minutes, at which the archive of a request can be fetched.',
      input: requests.requestId,
      output: requests.download,
      errors: [request_not_found, export_not_ready],
      rate: 'heavy',
      audit: { action: 'compliance.export.fetched', resourceType: 'gdpr_request', resourceId: ofInput },
      idempotent: 'natural',
      run: downloadRequest,
    }),
    asked: query({
      public: { reason: 'Whoever asked by letter has no account; the link in their mail is the proof.' },
      describe: 'Tells what the link in a mail would prove.',
      input: requests.proveInput,
      output: requests.askedView,
      errors: [proof_invalid],
      rate: 'auth',
      tenant: async ({ input }) => input.tenantId,
      run: getAsked,
    }),
    prove: command({
      public: { reason: 'Whoever asked by letter has no account; the link in their mail is the proof.' },
      describe: 'Proves by the link in a mail who asked for something.',
      input: requests.proveInput,
      output: requests.requestId,
      errors: [proof_invalid, request_closed, commonErrors.conflict],
      rate: 'auth',
      audit: { action: 'compliance.request.proven', resourceType: 'gdpr_request', resourceId: ofOutput },
      idempotent: 'key',
      tenant: async ({ input }) => input.tenantId,
      run: proveRequest,
    }),
  },
  limits: {
    get: query({
      scope: SELF,
      describe: 'Says whether the caller’s data is used for nothing but what is necessary.',
      input: nothing,
      output: limits.limitsView,
      errors: [],
      rate: 'read',
      run: getMyLimits,
    }),
    set: command({
      scope: SELF,
      describe: 'Restricts the use of one’s data, objects to it, or takes that back.',
      input: limits.setLimitsInput,
      output: limits.limitsView,
      errors: [],
      rate: 'write',
      audit: { action: 'compliance.limits.set', resourceType: 'user', resourceId: ofCaller },
      idempotent: 'natural',
      run: setMyLimits,
    }),
  },
  /** What people asked a tenant for. */
  cases: {
    ...casesFor(complianceScopes.manage),
    open: command({
      scope: complianceScopes.manage,
      stepUp: true,
      describe: 'Writes down what somebody asked the tenant for; they are sent a link to prove it.',
      input: requests.openCaseInput,
      output: requests.requestView,
      errors: [subject_not_found, request_open, request_not_found],
      rate: 'write',
      audit: { action: 'compliance.request.opened', resourceType: 'gdpr_request', resourceId: ofOutput },
      idempotent: 'key',
      run: openCase,
    }),
    verify: command({
      scope: complianceScopes.manage,
      stepUp: true,
      describe: 'Says how the identity of whoever asked was checked; the platform then does its part.',
      input: requests.noteInput,
      output: requests.requestView,
      errors: [request_not_found, request_closed, commonErrors.conflict],
      rate: 'write',
      audit: { action: 'compliance.request.verified', resourceType: 'gdpr_request', resourceId: ofInput },
      idempotent: 'key',
      run: verifyCase,
    }),
    download: command({
      scope: complianceScopes.manage,
      stepUp: true,
      describe: 'Gives an address, good for 15 minutes, at which the archive of a case can be fetched.',
      input: requests.requestId,
      output: requests.download,
      errors: [request_not_found, export_not_ready],
      rate: 'heavy',
      audit: { action: 'compliance.export.fetched', resourceType: 'gdpr_request', resourceId: ofInput },
      idempotent: 'natural',
      run: downloadCase,
    }),
  },
  holds: holdsFor(complianceScopes.read, complianceScopes.manage),
  /** The same for whole identities, by the administrators of the platform. */
  platformCases: casesFor(PLATFORM_ADMIN),
  platformHolds: holdsFor(PLATFORM_ADMIN, PLATFORM_ADMIN),
  consent: {
    texts: query({
      scope: complianceScopes.consent,
      describe: 'Lists what visitors are asked to agree to: the newest version for each purpose and language.',
      input: consents.listTextsInput,
      output: consents.textList,
      errors: [],
      rate: 'read',
      run: listTexts,
    }),
    createText: command({
      scope: complianceScopes.manage,
      describe: 'Writes a new version of what visitors are asked to agree to.',
      input: consents.createTextInput,
      output: consents.consentTextView,
      errors: [],
      rate: 'write',
      audit: { action: 'compliance.consent_text.created', resourceType: 'consent_text', resourceId: ofOutput },
      idempotent: 'key',
      run: createText,
    }),
    decide: command({
      scope: complianceScopes.consent,
      describe: 'Keeps what a visitor decided about one text. A browser that asks not to be followed counts more than a button.',
      input: consents.decideConsentInput,
      output: consents.consentRecordView,
      errors: [text_not_found],
      rate: 'write',
      audit: { action: 'compliance.consent.decided', resourceType: 'consent_record', resourceId: ofOutput },
      idempotent: 'key',
      run: decideConsent,
    }),
    state: query({
      scope: complianceScopes.consent,
      describe: 'Says what a visitor decided, purpose by purpose.',
      input: consents.consentStateInput,
      output: consents.consentState,
      errors: [],
      rate: 'read',
      run: getConsentState,
    }),
    records: query({
      scope: complianceScopes.read,
      describe: 'Lists decisions with the very words that were agreed to, newest first: the proof.',
      input: consents.listRecordsInput,
      output: consents.recordPage,
      errors: [],
      rate: 'read',
      run: listRecords,
    }),
  },
  retention: {
    get: query({
      scope: complianceScopes.read,
      describe: 'Says how long what is kept, and what was removed lately.',
      input: nothing,
      output: retentionView,
      errors: [],
      rate: 'read',
      run: getRetention,
    }),
  },
};
