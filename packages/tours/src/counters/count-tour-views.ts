import type { HitFollower } from '@belvedere/platform';

/** Moves the view counter of tours with the hits that it counts, in the statement that stores them (I2). */
export const countTourViews: HitFollower = {
  name: 'tours_viewed',
  text: `
    UPDATE tours t SET view_count = t.view_count + v.n
    FROM (SELECT tour_id, count(*)::int AS n FROM fresh WHERE event_type = 'tour_view' GROUP BY tour_id) AS v
    WHERE t.tenant_id = $1 AND t.id = v.tour_id`,
};
