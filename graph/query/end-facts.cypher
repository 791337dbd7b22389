// Takes back the facts of one link type, in the place of LINK, that records held before they were corrected; who
// reads as of an earlier sequence number still sees them.
// $records  maps: record (source/id), sequence (number of the correction)
// $first, $last    ids of the making's entities lie between
// Columns:  ended, how many
UNWIND $records AS row
MATCH (a)-[f:`LINK` {record: row.record}]->()
WHERE f.until IS NULL AND $first < a.id AND a.id < $last
SET f.until = row.sequence
RETURN count(f) AS ended
