import type { HitFollower } from '@belvedere/platform';

/** Moves the view counter of tours with the hits that it counts, in the statement that stores them (I2). */
export const countTourViews: HitFollower = {
  name: 'tours_viewed',
  of: new Set(['tour_view']),
  // Rows are held in the order of their ids: several servers run such statements of one tenant at the same time.
  text: `
    UPDATE tours t SET view_count = t.view_count + v.n
    FROM (
      SELECT o.id, n.n FROM (SELECT tour_id, count(*)::int AS n FROM fresh WHERE event_type = 'tour_view' GROUP BY tour_id) AS n
      JOIN tours o ON o.tenant_id = :tenant AND o.id = n.tour_id ORDER BY o.id FOR NO KEY UPDATE OF o
    ) AS v
    WHERE t.tenant_id = :tenant AND t.id = v.id`,
};
