// How many facts that the reader may see lie at each entity?
// $ids      ids of the entities
// $counted  entities with more facts than this are not walked: facts taken back or newer than the view count too.
//           The greatest integer where sources are withheld from the reader
// $next     facts below it are in the view: (sequence + 1) * 2^24
// $sequence the view is as of this number
// $all      whether the reader may see every source; else $sources are those they may see
// Columns:  place (in $ids), degree; a fact from the entity to itself counts twice
UNWIND range(0, size($ids) - 1) AS place
MATCH (e:Entity {id: $ids[place]})
WITH place, e, COUNT { (e)-->() } + COUNT { (e)<--() } AS total
OPTIONAL MATCH (e)-[f]-()
WHERE total <= $counted
  AND f.fact < $next AND (f.until IS NULL OR f.until > $sequence) AND ($all OR f.source IN $sources)
WITH place, total, sum(CASE WHEN f IS NULL THEN 0 WHEN startNode(f) = endNode(f) THEN 2 ELSE 1 END) AS seen
RETURN place, CASE WHEN total > $counted THEN total ELSE seen END AS degree
