// How many facts lie at each entity at most, for a reader of everything? Costs no walk.
// $ids      ids of the entities
// Columns:  place (in $ids), degree; facts taken back or newer than the view are counted too
UNWIND range(0, size($ids) - 1) AS place
MATCH (e:Entity {id: $ids[place]})
RETURN place, COUNT { (e)-->() } + COUNT { (e)<--() } AS degree
