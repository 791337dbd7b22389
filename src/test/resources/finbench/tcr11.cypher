// How much was lent to those for whom the person vouches, directly or through others?
// $id of the person; $from, $to epoch ms, both excluded
OPTIONAL MATCH (:Entity {id: $id})-[g:guarantee*1..]->(q) WHERE all(e IN g WHERE $from < e.at < $to)
WITH DISTINCT q
OPTIONAL MATCH (q)-[:apply]->(l)
WITH DISTINCT l
RETURN sum(l.amount) / 100.0 AS sumLoanAmount, count(l) AS numLoans
