// Whom did an account pay, how often and how much?
// $id of the account; $threshold fen, excluded; $from, $to epoch ms, both excluded
MATCH (:Entity {id: $id})-[e:transfer]->(b) WHERE $from < e.at < $to AND e.amount > $threshold
WITH b, count(*) AS numEdges, sum(e.amount) AS sum
RETURN b.num AS dstId, numEdges, sum / 100.0 AS sumAmount ORDER BY sumAmount DESC, dstId
