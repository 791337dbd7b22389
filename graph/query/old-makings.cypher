// Which makings of the graph serve no more?
// $name     name of the graph
// $first, $last    ids of its makings lie between
// Columns:  id of the making
MATCH (p:ClewGraph {id: $name})
MATCH (g:ClewGraph)
WHERE $first < g.id AND g.id < $last AND g.id <> p.making
RETURN g.id AS id
