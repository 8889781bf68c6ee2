/** One statement that builds the JSON of a tour with its scenes and hotspots: the raw SQL of performance.md. */
export const TOUR_TREE = {
  name: 'tour_tree',
  text: `SELECT jsonb_build_object('id', t.id, 'title', t.title, 'scenes', (
      SELECT jsonb_agg(jsonb_build_object('id', s.id, 'title', s.title, 'description', s.description, 'hotspots', (
        SELECT jsonb_agg(jsonb_build_object('id', h.id, 'title', h.title, 'description', h.description, 'x', h.position_x, 'y', h.position_y, 'z', h.position_z, 'content', h.content))
        FROM hotspots h WHERE h.tenant_id = s.tenant_id AND h.scene_id = s.id)) ORDER BY s."order")
      FROM scenes s WHERE s.tenant_id = t.tenant_id AND s.tour_id = t.id))::text AS tree
    FROM tours t WHERE t.tenant_id = $1 AND t.slug = $2`,
};
