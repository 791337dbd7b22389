// Removes facts of one link type, in the place of LINK, that were taken back before anyone who still reads.
// $sequence facts taken back at or before it are removed
// $first, $last    ids of the making's entities lie between
// $most     at most so many
// Columns:  removed, how many
MATCH (a)-[f:`LINK`]->()
WHERE f.until <= $sequence AND $first < a.id AND a.id < $last
WITH f LIMIT $most
DELETE f
RETURN count(*) AS removed
