// From how many and to how many did money go through this account, and in what ratio?
// $id of the account; $threshold fen, excluded; $from, $to epoch ms, both excluded
MATCH (a:Entity {id: $id})
CALL (a) {
  MATCH (a)<-[e:transfer]-(b) WHERE $from < e.at < $to AND e.amount > $threshold
  RETURN count(DISTINCT b) AS payers, sum(e.amount) AS in
}
CALL (a) {
  MATCH (a)-[e:transfer]->(b) WHERE $from < e.at < $to AND e.amount > $threshold
  RETURN count(DISTINCT b) AS payees, sum(e.amount) AS out
}
RETURN payers, payees, CASE WHEN payees = 0 THEN -1.0 ELSE toFloat(in) / out END AS inOutRatio
