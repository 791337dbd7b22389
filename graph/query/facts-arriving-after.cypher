// Which facts arriving a hub come after the page that was read? The link types that are wanted take the place of LINKS.
// $id       id of the node
// $afterLink, $afterAt, $afterFact    link, time (the least integer but one for none) and number of the last one read
// $most     how many at most
// $timeless, $from, $to whether the time does not matter; else epoch ms, included and excluded
// $anyAmount, $least    whether the amount does not matter; else 分, included
// $next     facts below it are in the view: (sequence + 1) * 2^24
// $sequence the view is as of this number
// $all      whether the reader may see every source; else $sources are those they may see
// Columns:  fact, link, at, amount, currency, record, other; by link, time and number
MATCH (v:Entity {id: $id})
MATCH (v)<-[f:`LINKS`]-(o)
WHERE f.fact < $next AND (f.until IS NULL OR f.until > $sequence) AND ($all OR f.source IN $sources)
  AND ($timeless OR (f.at >= $from AND f.at < $to)) AND ($anyAmount OR f.amount >= $least)
  AND (type(f) > $afterLink OR type(f) = $afterLink
    AND (coalesce(f.at, -9223372036854775807) > $afterAt
      OR coalesce(f.at, -9223372036854775807) = $afterAt AND f.fact > $afterFact))
RETURN f.fact AS fact, type(f) AS link, f.at AS at, f.amount AS amount, f.currency AS currency, f.record AS record, o.id AS other
ORDER BY type(f), coalesce(f.at, -9223372036854775807), f.fact LIMIT $most
