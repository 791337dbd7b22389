// Which accounts, whose money reached the person in one to three steps, had loans, and of how much?
// $id of the person; $from, $to epoch ms, both excluded
MATCH (:Entity {id: $id})-[:owns]->(own)
WITH DISTINCT own
MATCH (own)<-[e:transfer]-(b) WHERE $from < e.at < $to
WITH b, max(e.at) AS at
WITH collect({node: b, at: at}) AS one
CALL (one) {
  UNWIND one AS step
  WITH step.node AS a, step.at AS before
  MATCH (a)<-[e:transfer]-(b) WHERE $from < e.at < before
  WITH b, max(e.at) AS at
  RETURN collect({node: b, at: at}) AS two
}
CALL (two) {
  UNWIND two AS step
  WITH step.node AS a, step.at AS before
  MATCH (a)<-[e:transfer]-(b) WHERE $from < e.at < before
  RETURN collect(DISTINCT b) AS three
}
UNWIND [s IN one | s.node] + [s IN two | s.node] + three AS b
WITH DISTINCT b
MATCH (b)<-[d:lend]-(l) WHERE $from < d.at < $to
WITH DISTINCT b, l
WITH b.num AS otherId, sum(l.amount) AS amount, sum(l.balance) AS balance
RETURN otherId, amount / 100.0 AS sumLoanAmount, balance / 100.0 AS sumLoanBalance
ORDER BY sumLoanAmount DESC, otherId
