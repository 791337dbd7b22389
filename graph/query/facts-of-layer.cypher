// Which facts lie at the nodes of one layer? All nodes in one query; of a hub the first page in each direction.
// The link types that are wanted take the place of LINKS.
// $ids      ids of the nodes
// $most     facts of one node in one direction at most
// $leaving, $arriving   which directions are wanted
// $timeless, $from, $to whether the time does not matter; else epoch ms, included and excluded
// $anyAmount, $least    whether the amount does not matter; else 分, included
// $next     facts below it are in the view: (sequence + 1) * 2^24
// $sequence the view is as of this number
// $all      whether the reader may see every source; else $sources are those they may see
// Columns:  place (of the node in $ids), leaving, fact, link, at, amount, currency, record, other (id of the other
//           end); at each node those leaving before those arriving, then by link, time and number, without time first
UNWIND range(0, size($ids) - 1) AS place
MATCH (v:Entity {id: $ids[place]})
CALL (v) {
  WITH v WHERE $leaving
  MATCH (v)-[f:`LINKS`]->(o)
  WHERE f.fact < $next AND (f.until IS NULL OR f.until > $sequence) AND ($all OR f.source IN $sources)
    AND ($timeless OR (f.at >= $from AND f.at < $to)) AND ($anyAmount OR f.amount >= $least)
  RETURN true AS leaving, f.fact AS fact, type(f) AS link, f.at AS at, f.amount AS amount, f.currency AS currency, f.record AS record, o.id AS other
  ORDER BY type(f), coalesce(f.at, -9223372036854775807), f.fact LIMIT $most
  UNION ALL
  WITH v WHERE $arriving
  MATCH (v)<-[f:`LINKS`]-(o)
  WHERE f.fact < $next AND (f.until IS NULL OR f.until > $sequence) AND ($all OR f.source IN $sources)
    AND ($timeless OR (f.at >= $from AND f.at < $to)) AND ($anyAmount OR f.amount >= $least)
  RETURN false AS leaving, f.fact AS fact, type(f) AS link, f.at AS at, f.amount AS amount, f.currency AS currency, f.record AS record, o.id AS other
  ORDER BY type(f), coalesce(f.at, -9223372036854775807), f.fact LIMIT $most
}
RETURN place, leaving, fact, link, at, amount, currency, record, other
