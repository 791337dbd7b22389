// Which entities does the reader's view hold? A page in order of id.
// $after    id to go on after
// $last     ids lie below it
// $most     entities looked at
// $next     facts below it are in the view: (sequence + 1) * 2^24
// $sequence the view is as of this number
// $all      whether the reader may see every source; else $sources are those they may see
// Columns:  id; seen, whether the view holds it
MATCH (e:Entity)
WHERE $after < e.id AND e.id < $last
WITH e ORDER BY e.id LIMIT $most
RETURN e.id AS id, EXISTS { MATCH (e)-[f]-() WHERE f.fact < $next AND (f.until IS NULL OR f.until > $sequence) AND ($all OR f.source IN $sources) } AS seen
