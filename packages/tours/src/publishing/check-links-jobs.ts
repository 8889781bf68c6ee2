import { defineJob, type JobCall } from '@belvedere/kernel';
import { DAY, isError, MINUTE } from '@belvedere/kernel/core';
import { fetchErrors, publicInternet, safeDownload, type FetchPolicy } from '@belvedere/kernel/fetch';
import { linkCheckWanted, tourPublished } from '../facts.ts';
import { findCheckedLinks, saveLinkCheck, type LinkCheck } from '../link-checks/table.ts';
import { findTour } from '../tours/table.ts';
import { externalLinks } from './external-links.ts';
import { loadTourGraph } from './table.ts';

const MOST_LINKS = 200;
const AT_ONCE = 4;
/** A link that was looked at so lately is not asked again: after a publishing, and when somebody asks for it. */
const FRESH = { published: DAY, wanted: 5 * MINUTE };

/** Looks at every address that a tour leads to, by HEAD and, where that tells nothing, by GET; what came of it is kept for the linter. */
async function checkLinks(call: JobCall<{ tourId: string }>, fresh: number, policy: FetchPolicy): Promise<void> {
  const { input, transaction, signal, services } = call;
  const urls = await transaction(async (ctx) => {
    const graph = await loadTourGraph(ctx, await findTour(ctx, { id: input.tourId }));
    const all = [...new Set(externalLinks(graph).map(({ url }) => url))].slice(0, MOST_LINKS);
    const known = await findCheckedLinks(ctx, all);
    const isFresh = (url: string) => (known.get(url)?.checkedAt.getTime() ?? 0) > ctx.now.getTime() - fresh;
    return all.filter((url) => !isFresh(url));
  }).catch((error: unknown) => {
    // Removed meanwhile: nobody looks at its links.
    if (isError(error, { code: 'tours.not_found', status: 404, message: '' })) return [];
    throw error;
  });
  const waiting = [...urls];
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined && !signal.aborted; url = waiting.shift()) {
      const result = await lookAt(url, policy, signal);
      const check: LinkCheck = { url, ...result, checkedAt: services.clock.now() };
      await transaction((ctx) => saveLinkCheck(ctx, check));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

type Result = Pick<LinkCheck, 'outcome' | 'httpStatus'>;

async function lookAt(url: string, policy: FetchPolicy, signal: AbortSignal): Promise<Result> {
  try {
    const ask = (method: 'HEAD' | 'GET') =>
      safeDownload(
        url,
        { method, signal, timeoutMs: 10_000, redirects: 5, maxBytes: 1_000_000, consume: async (_, { status }) => status },
        policy,
      );
    const head = await ask('HEAD').catch((error: unknown) => {
      if (isError(error, fetchErrors.refused)) throw error;
      return undefined;
    });
    // Many servers answer HEAD with whatever they like; only what they say to GET counts against a link.
    const status = head !== undefined && head < 400 ? head : await ask('GET');
    return { outcome: outcomeOf(status), httpStatus: status };
  } catch (error) {
    if (isError(error, fetchErrors.refused)) return { outcome: 'refused', httpStatus: null };
    if (isError(error, fetchErrors.too_many_redirects)) return { outcome: 'broken', httpStatus: null };
    if (signal.aborted) throw error;
    return { outcome: 'unreachable', httpStatus: null };
  }
}

/** Refusals to robots say that something is there. */
function outcomeOf(status: number): Result['outcome'] {
  if (status < 400 || status === 401 || status === 403 || status === 429) return 'ok';
  return status >= 500 ? 'unreachable' : 'broken';
}

/** The policy is given, so that a test can look at a server of its own. */
export function checkLinksJobs(policy: FetchPolicy = publicInternet) {
  return [
    defineJob({
      name: 'tours.check-links-of-published',
      describe: 'Looks at the links of a tour that was published.',
      hears: tourPublished,
      attempts: 3,
      concurrency: 1,
      run: (call) => checkLinks(call, FRESH.published, policy),
    }),
    defineJob({
      name: 'tours.check-links-as-wanted',
      describe: 'Looks at the links of a tour because somebody asked.',
      hears: linkCheckWanted,
      attempts: 3,
      concurrency: 1,
      run: (call) => checkLinks(call, FRESH.wanted, policy),
    }),
  ];
}
