// Lets another making serve from now on.
// $name     name of the graph
// $making   id of the making
MATCH (p:ClewGraph {id: $name})
SET p.making = $making
