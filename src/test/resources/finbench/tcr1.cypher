// Which blocked media signed in to accounts that money reached in one to three rising steps?
// $id of the account; $from, $to epoch ms, both excluded
// For each hop count an account keeps only its earliest arrival: whatever follows a later one follows that too.
MATCH (a:Entity {id: $id})-[e:transfer]->(b) WHERE $from < e.at < $to
WITH b, min(e.at) AS at
WITH collect({node: b, at: at}) AS one
CALL (one) {
  UNWIND one AS step
  WITH step.node AS a, step.at AS since
  MATCH (a)-[e:transfer]->(b) WHERE since < e.at < $to
  WITH b, min(e.at) AS at
  RETURN collect({node: b, at: at}) AS two
}
CALL (two) {
  UNWIND two AS step
  WITH step.node AS a, step.at AS since
  MATCH (a)-[e:transfer]->(b) WHERE since < e.at < $to
  RETURN collect(DISTINCT b) AS three
}
UNWIND [s IN one | [s.node, 1]] + [s IN two | [s.node, 2]] + [b IN three | [b, 3]] AS reached
WITH reached[0] AS b, reached[1] AS distance
MATCH (m)-[s:login]->(b) WHERE $from < s.at < $to AND m.blocked
RETURN DISTINCT b.num AS otherId, distance, m.num AS mediumId, m.type AS mediumType
ORDER BY distance, otherId, mediumId
