// Which facts does the reader's view hold, all of them? Streamed, in no order, for sweeps. The link types that are
// wanted take the place of LINKS.
// $first, $last    ids of the making's entities lie between
// $timeless, $from, $to whether the time does not matter; else epoch ms, included and excluded
// $anyAmount, $least    whether the amount does not matter; else 分, included
// $next     facts below it are in the view: (sequence + 1) * 2^24
// $sequence the view is as of this number
// $all      whether the reader may see every source; else $sources are those they may see
// Columns:  node and other, ids of both ends
MATCH (v:Entity)-[f:`LINKS`]->(o)
WHERE $first < v.id AND v.id < $last
  AND f.fact < $next AND (f.until IS NULL OR f.until > $sequence) AND ($all OR f.source IN $sources)
  AND ($timeless OR (f.at >= $from AND f.at < $to)) AND ($anyAmount OR f.amount >= $least)
RETURN v.id AS node, o.id AS other
