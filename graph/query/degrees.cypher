// How many facts that the reader may see lie at each entity?
// $ids      ids of the entities
// $next     facts below it are in the view: (sequence + 1) * 2^24
// $sequence the view is as of this number
// $all      whether the reader may see every source; else $sources are those they may see
// Columns:  place (in $ids), degree; a fact from the entity to itself counts twice
UNWIND range(0, size($ids) - 1) AS place
MATCH (e:Entity {id: $ids[place]})
RETURN place, COUNT { MATCH (e)-[f]->() WHERE f.fact < $next AND (f.until IS NULL OR f.until > $sequence) AND ($all OR f.source IN $sources) } + COUNT { MATCH (e)<-[f]-() WHERE f.fact < $next AND (f.until IS NULL OR f.until > $sequence) AND ($all OR f.source IN $sources) } AS degree
