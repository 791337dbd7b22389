// Removes entities of a making that serves no more, once its facts are removed.
// $first, $last    ids of the making's entities lie between
// $most     at most so many
// Columns:  removed, how many
MATCH (a:Entity)
WHERE $first < a.id AND a.id < $last
WITH a LIMIT $most
DELETE a
RETURN count(*) AS removed
