import { command, PLATFORM_ADMIN, query } from '@belvedere/kernel';
import { z } from 'zod';
import { listCaseNotices } from './cases/list-case-notices.ts';
import * as cases from './cases/schemas.ts';
import { operationsErrors } from './errors.ts';
import { countFacts } from './facts/count-facts.ts';
import { listFacts } from './facts/list-facts.ts';
import { redeliverFact } from './facts/redeliver-fact.ts';
import * as facts from './facts/schemas.ts';
import { getHealth } from './health/get-health.ts';
import { healthView } from './health/schemas.ts';
import { discardJob } from './jobs/discard-job.ts';
import { listFailedJobs } from './jobs/list-failed-jobs.ts';
import { listQueues } from './jobs/list-queues.ts';
import { retryJob } from './jobs/retry-job.ts';
import { retryQueue } from './jobs/retry-queue.ts';
import * as jobs from './jobs/schemas.ts';
import { countLetters } from './mails/count-letters.ts';
import { getRecipient } from './mails/get-recipient.ts';
import { listLetters } from './mails/list-letters.ts';
import { resendLetter } from './mails/resend-letter.ts';
import * as mails from './mails/schemas.ts';
import { listSecurityNotices } from './security/list-security-notices.ts';
import * as security from './security/schemas.ts';

const { job_not_found, fact_not_found, mail_not_found } = operationsErrors;
const nothing = z.strictObject({});
const done = z.object({ status: z.literal('done') });
const ofId = ({ input }: { input: { id: string } }) => input.id;
const ofQueue = ({ input }: { input: { queue: string } }) => input.queue;
const ofTenant = async ({ input }: { input: { tenantId: string } }) => input.tenantId;

/** What administrators of the platform do to keep it running. Nothing here shows what tenants wrote. */
export const operationsRouter = {
  health: {
    get: query({
      scope: PLATFORM_ADMIN,
      describe: 'Measures the parts of the installation and says of each whether it is well and what to do.',
      input: nothing,
      output: healthView,
      errors: [],
      rate: 'heavy',
      run: getHealth,
    }),
  },
  queues: {
    list: query({
      scope: PLATFORM_ADMIN,
      describe: 'Lists the queues of jobs with how many wait, run and were given up in each.',
      input: nothing,
      output: jobs.queueList,
      errors: [],
      rate: 'read',
      run: listQueues,
    }),
    retry: command({
      scope: PLATFORM_ADMIN,
      stepUp: true,
      describe: 'Tries the jobs of a queue again that were given up, a thousand at most.',
      input: jobs.queueRef,
      output: jobs.retried,
      errors: [],
      rate: 'write',
      audit: { action: 'operations.queue.retried', resourceType: 'queue', resourceId: ofQueue },
      idempotent: 'key',
      run: retryQueue,
    }),
  },
  jobs: {
    list: query({
      scope: PLATFORM_ADMIN,
      describe: 'Lists jobs that were given up, newest first, with their error.',
      input: jobs.listFailedJobsInput,
      output: jobs.failedJobPage,
      errors: [],
      rate: 'read',
      run: listFailedJobs,
    }),
    retry: command({
      scope: PLATFORM_ADMIN,
      describe: 'Tries a job again that was given up.',
      input: jobs.jobRef,
      output: jobs.retried,
      errors: [job_not_found],
      rate: 'write',
      audit: { action: 'operations.job.retried', resourceType: 'job', resourceId: ofId },
      idempotent: 'key',
      run: retryJob,
    }),
    discard: command({
      scope: PLATFORM_ADMIN,
      stepUp: true,
      describe: 'Forgets a job that was given up; it is never done.',
      input: jobs.jobRef,
      output: done,
      errors: [job_not_found],
      rate: 'write',
      audit: { action: 'operations.job.discarded', resourceType: 'job', resourceId: ofId },
      idempotent: 'key',
      run: discardJob,
    }),
  },
  facts: {
    count: query({
      scope: PLATFORM_ADMIN,
      describe: 'Says how many facts wait in the outbox, and since when.',
      input: nothing,
      output: facts.outboxState,
      errors: [],
      rate: 'read',
      run: countFacts,
    }),
    list: query({
      scope: PLATFORM_ADMIN,
      describe: 'Lists facts of the last days, newest first, and whether who heard them could do their work.',
      input: facts.listFactsInput,
      output: facts.outboxFactPage,
      errors: [],
      rate: 'read',
      run: listFacts,
    }),
    redeliver: command({
      scope: PLATFORM_ADMIN,
      stepUp: true,
      describe: 'Delivers a fact again to everything that hears it.',
      input: facts.factRef,
      output: done,
      errors: [fact_not_found],
      rate: 'write',
      audit: { action: 'operations.fact.redelivered', resourceType: 'fact', resourceId: ofId },
      idempotent: 'key',
      run: redeliverFact,
    }),
  },
  mails: {
    count: query({
      scope: PLATFORM_ADMIN,
      describe: 'Says how many letters wait, were sent, and were given up.',
      input: nothing,
      output: mails.mailState,
      errors: [],
      rate: 'read',
      run: countLetters,
    }),
    list: query({
      scope: PLATFORM_ADMIN,
      sensitive: 'The letters of the platform were listed.',
      describe: 'Lists letters, newest first: to whom, of which topic, and how sending went; never what is in them.',
      input: mails.listLettersInput,
      output: mails.letterPage,
      errors: [],
      rate: 'read',
      run: listLetters,
    }),
    recipient: query({
      scope: PLATFORM_ADMIN,
      stepUp: true,
      sensitive: 'The recipient of a letter was read.',
      describe: 'Gives the whole address that a letter is to.',
      input: mails.letterRef,
      output: mails.recipientView,
      errors: [mail_not_found],
      rate: 'read',
      tenant: ofTenant,
      run: getRecipient,
    }),
    resend: command({
      scope: PLATFORM_ADMIN,
      stepUp: true,
      describe: 'Sends a letter again to whom it is to.',
      input: mails.letterRef,
      output: done,
      errors: [mail_not_found],
      rate: 'write',
      audit: { action: 'operations.mail.resent', resourceType: 'mail', resourceId: ofId },
      idempotent: 'key',
      tenant: ofTenant,
      run: resendLetter,
    }),
  },
  security: {
    list: query({
      scope: PLATFORM_ADMIN,
      sensitive: 'The security events of all tenants were listed.',
      describe: 'Lists what looked like an attack anywhere, newest first, without its details.',
      input: security.listSecurityNoticesInput,
      output: security.securityNoticePage,
      errors: [],
      rate: 'read',
      run: listSecurityNotices,
    }),
  },
  cases: {
    list: query({
      scope: PLATFORM_ADMIN,
      sensitive: 'The requests about personal data of all tenants were listed.',
      describe: 'Lists requests about personal data anywhere and when they are due, without whom they are about.',
      input: cases.listCaseNoticesInput,
      output: cases.caseNoticePage,
      errors: [],
      rate: 'read',
      run: listCaseNotices,
    }),
  },
};
