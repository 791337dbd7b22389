// Which accounts collected many transfers and withdrew to this card?
// $id of the card; $threshold1 transfers, $threshold2 withdrawals, fen, excluded; $from, $to epoch ms, both excluded
MATCH (card:Entity {id: $id}) WHERE card.type ENDS WITH 'card'
MATCH (middle)-[w:withdraw]->(card) WHERE $from < w.at < $to AND w.amount > $threshold2
WITH middle, sum(w.amount) AS out
MATCH (middle)<-[t:transfer]-() WHERE $from < t.at < $to AND t.amount > $threshold1
WITH middle, out, count(*) AS payments, sum(t.amount) AS in WHERE payments > 3
RETURN middle.num AS midId, in / 100.0 AS sumEdge1, out / 100.0 AS sumEdge2
ORDER BY sumEdge2 DESC, midId
