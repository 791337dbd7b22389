// Removes what described a making, once its entities are removed.
// $making   its id
MATCH (g:ClewGraph {id: $making})
DELETE g
