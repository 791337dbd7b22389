// Removes facts of a making that serves no more.
// $first, $last    ids of the making's entities lie between
// $most     at most so many
// Columns:  removed, how many
MATCH (a:Entity)-[f]->()
WHERE $first < a.id AND a.id < $last
WITH f LIMIT $most
DELETE f
RETURN count(*) AS removed
