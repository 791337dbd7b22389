// How much did the person pay to accounts of companies?
// $id of the person; $from, $to epoch ms, both excluded
MATCH (:Entity {id: $id})-[:owns]->(a)-[e:transfer]->(b) WHERE $from < e.at < $to
WITH b, sum(e.amount) AS sum WHERE EXISTS { (b)<-[:owns]-(:Company) }
RETURN b.num AS compAccountId, sum / 100.0 AS sumEdge2Amount
ORDER BY sumEdge2Amount DESC, compAccountId
