import type { JudgedHit } from './judge-hits.ts';

/** Ids of new hits that share a row of the list from which sums are made: few rows, and none so wide that it is kept elsewhere. */
const DUE_TOGETHER = 64;
/** Bodies that are kept of a tenant in a day: whoever sends nonsense on purpose must not fill a disk. */
const MOST_QUARANTINED = 1_000;

/**
 * What another system moves with the hits that are new, in the statement that stores them: a part of its text that reads them from `fresh`
 * (`tour_id`, `event_type`, `occurred_at`) and the tenant from `:tenant`. It is text of ours, with nothing in it that anybody gave.
 */
export interface HitFollower {
  name: string;
  /** The hits that it is about: without any of them it has no part in a statement. */
  of: ReadonlySet<JudgedHit['eventType']>;
  text: string;
}

// A hit names its batch, and whatever it has in common with others, by a place in the call, so that each is sent once and nothing is joined.
// What is looked up by a place is an array: the planner knows nothing of how long a call is, and its joins would compare everything with everything.
const WHO = `
  who AS MATERIALIZED (
    SELECT array_agg(CASE WHEN b.key IS NULL THEN
      EXISTS (SELECT FROM tenant_settings s WHERE s.tenant_id = :tenant AND s.settings #>> '{visits,counting}' = 'cookieless')
    ELSE EXISTS (
      SELECT FROM consent_records c
      WHERE c.tenant_id = :tenant AND c.purpose = 'analytics' AND c.granted AND c.withdrawn_at IS NULL AND c.visit_key_hash = b.key
    ) END ORDER BY b.n) AS may FROM unnest(:keys::text[]) WITH ORDINALITY AS b (key, n)
  )`;

const VISITS = `
  visits AS (
    INSERT INTO visit_sessions AS v (tenant_id, id, token_hash, ip_address, user_agent, device_type, browser, os, country, city, referrer,
      utm_source, utm_medium, utm_campaign, utm_term, utm_content, started_at, last_activity_at)
    SELECT :tenant, i.id, i.token, i.ip, i.agent, i.device, i.browser, i.os, i.country, i.city, i.referrer,
      i.source, i.medium, i.campaign, i.term, i.content, i.started, i.active
    FROM who, unnest(:visitBatches::int[], :visitIds::uuid[], :tokenHash::text[], :network::text[], :userAgent::text[], :deviceType::text[], :browser::text[],
        :os::text[], :country::text[], :city::text[], :referrer::text[], :source::text[], :medium::text[], :campaign::text[], :term::text[], :content::text[],
        :visitStarts::timestamptz[], :visitEnds::timestamptz[])
      AS i (batch, id, token, ip, agent, device, browser, os, country, city, referrer, source, medium, campaign, term, content, started, active)
    WHERE who.may[i.batch] ORDER BY i.id
    ON CONFLICT (tenant_id, id) DO UPDATE SET started_at = least(v.started_at, excluded.started_at),
      last_activity_at = greatest(v.last_activity_at, excluded.last_activity_at),
      ended_at = CASE WHEN v.ended_at < excluded.last_activity_at THEN NULL ELSE v.ended_at END
  )`;

const hitsText = (onConflict: string): string => `
  fresh AS (
    INSERT INTO analytics_events (tenant_id, id, occurred_at, event_type, session_id, tour_id, scene_id, hotspot_id, properties, page_url, duration)
    SELECT :tenant, h.id, to_timestamp(h.ms / 1000), (:types::text[])[h.type], (:sessions::uuid[])[h.visit], (:tours::uuid[])[h.batch],
      (:things::uuid[])[h.scene], (:things::uuid[])[h.hotspot], coalesce(h.properties, '{}'), (:pages::text[])[(:batchPages::int[])[h.batch]], h.duration
    FROM who, unnest(:hitBatches::int[], :hitIds::uuid[], :hitTimes::float8[], :hitTypes::int[], :hitVisits::int[], :hitScenes::int[], :hitHotspots::int[],
        :hitProperties::jsonb[], :hitDurations::float8[])
      AS h (batch, id, ms, type, visit, scene, hotspot, properties, duration)
    WHERE who.may[h.batch]
    ${onConflict} RETURNING id, occurred_at, event_type, tour_id
  ), due AS (
    INSERT INTO hits_due (tenant_id, day, hits)
    SELECT :tenant, f.day, f.ids[n : n + ${DUE_TOGETHER - 1}] FROM (
      SELECT (occurred_at AT TIME ZONE 'UTC')::date AS day, array_agg(id) AS ids FROM fresh GROUP BY 1
    ) AS f CROSS JOIN LATERAL generate_series(1, cardinality(f.ids), ${DUE_TOGETHER}) AS n
  )`;

const ASIDE = `
  aside AS (
    INSERT INTO hit_quarantine (tenant_id, id, received_at, event_type, reason, body)
    SELECT :tenant, q.id, :now, q.type, q.reason, q.body
    FROM who, unnest(:asideBatches::int[], :asideIds::uuid[], :eventType::text[], :asideReasons::text[], :asideBodies::jsonb[]) AS q (batch, id, type, reason, body)
    WHERE who.may[q.batch]
      AND (SELECT count(*) FROM (SELECT FROM hit_quarantine WHERE tenant_id = :tenant AND received_at > :now::timestamptz - interval '1 day' LIMIT ${MOST_QUARANTINED}) AS n) < ${MOST_QUARANTINED}
    ON CONFLICT DO NOTHING
  )`;

type Part = 'visits' | 'hits' | 'aside';

export interface RecordStatement {
  name: string;
  text: string;
  /** What each of its values is, in their order. */
  names: readonly string[];
}

/** Chooses the statement that keeps what a call brought. */
export interface RecordStatements {
  /**
   * With no more parts than there is something for: each costs time even where it has nothing to do.
   * @param again leaves out hits that were kept before. To look first costs a sixth of what PostgreSQL does for a hit, and nearly always none was.
   */
  choose(wanted: { parts: readonly Part[]; types: readonly JudgedHit['eventType'][]; again?: boolean }): RecordStatement;
}

export function recordStatements(followers: readonly HitFollower[]): RecordStatements {
  const made = new Map<string, RecordStatement>();
  return {
    choose({ parts, types, again = false }) {
      const following = parts.includes('hits') ? followers.filter(({ of }) => types.some((type) => of.has(type))) : [];
      const name = ['hits', ...(again ? ['again'] : []), ...parts, ...following.map((each) => each.name)].join('_');
      let statement = made.get(name);
      if (!statement) {
        const texts: Record<Part, string> = { visits: VISITS, hits: hitsText(again ? 'ON CONFLICT DO NOTHING' : ''), aside: ASIDE };
        const all = [WHO, ...parts.map((part) => texts[part]), ...following.map((each) => `${each.name} AS (${each.text})`)];
        made.set(name, (statement = { name, ...numbered(`WITH ${all.join(',')} SELECT may FROM who`) }));
      }
      return statement;
    },
  };
}

/** Names of values (`:name`) become the numbers by which PostgreSQL knows them. */
function numbered(text: string): { text: string; names: string[] } {
  const names: string[] = [];
  const withNumbers = text.replaceAll(/(?<!:):([a-zA-Z]+)/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text: withNumbers, names };
}
