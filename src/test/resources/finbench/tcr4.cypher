// Which third accounts received from the payee and paid the payer?
// $id1 payer, $id2 payee; $from, $to epoch ms, both excluded
MATCH (src:Entity {id: $id1}), (dst:Entity {id: $id2})
WHERE EXISTS { (src)-[e:transfer]->(dst) WHERE $from < e.at < $to }
MATCH (dst)-[e3:transfer]->(other) WHERE $from < e3.at < $to AND other <> src AND other <> dst
WITH src, other, count(*) AS count3, sum(e3.amount) AS sum3, max(e3.amount) AS max3
MATCH (other)-[e2:transfer]->(src) WHERE $from < e2.at < $to
WITH other.num AS otherId, count3, sum3, max3, count(*) AS count2, sum(e2.amount) AS sum2, max(e2.amount) AS max2
RETURN otherId, count2, sum2 / 100.0 AS sumEdge2, max2 / 100.0 AS maxEdge2,
  count3, sum3 / 100.0 AS sumEdge3, max3 / 100.0 AS maxEdge3
ORDER BY sumEdge2 DESC, sumEdge3 DESC, otherId
