// Which of the entities does the reader's view hold? As node, of many in one question.
// $ids      ids of the entities
// $next     facts below it are in the view: (sequence + 1) * 2^24
// $sequence the view is as of this number
// $all      whether the reader may see every source; else $sources are those they may see
// Columns:  id
UNWIND $ids AS id
MATCH (e:Entity {id: id})
WHERE EXISTS { MATCH (e)-[f]-() WHERE f.fact < $next AND (f.until IS NULL OR f.until > $sequence) AND ($all OR f.source IN $sources) }
RETURN e.id AS id
