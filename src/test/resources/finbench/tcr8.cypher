// Where did a loan go within three steps that each carry more than a share of what the payer received?
// $id of the loan; $thousandths that share; $from, $to epoch ms, both excluded
MATCH (loan:Entity {id: $id})-[d:lend]->(a) WHERE $from < d.at < $to
WITH loan, collect(DISTINCT a) AS zero
CALL (zero) {
  UNWIND zero AS a
  CALL (a) { OPTIONAL MATCH (a)<-[i:transfer]-() WHERE $from < i.at < $to RETURN sum(i.amount) AS received }
  MATCH (a)-[e:transfer|withdraw]->(b) WHERE $from < e.at < $to AND e.amount * 1000 > received * $thousandths
  RETURN collect(e) AS first, collect(DISTINCT b) AS one
}
CALL (one) {
  UNWIND one AS a
  CALL (a) { OPTIONAL MATCH (a)<-[i:transfer]-() WHERE $from < i.at < $to RETURN sum(i.amount) AS received }
  MATCH (a)-[e:transfer|withdraw]->(b) WHERE $from < e.at < $to AND e.amount * 1000 > received * $thousandths
  RETURN collect(e) AS second, collect(DISTINCT b) AS two
}
CALL (two) {
  UNWIND two AS a
  CALL (a) { OPTIONAL MATCH (a)<-[i:transfer]-() WHERE $from < i.at < $to RETURN sum(i.amount) AS received }
  MATCH (a)-[e:transfer|withdraw]->(b) WHERE $from < e.at < $to AND e.amount * 1000 > received * $thousandths
  RETURN collect(e) AS third
}
UNWIND [e IN first | [e, 2]] + [e IN second | [e, 3]] + [e IN third | [e, 4]] AS followed
WITH loan, followed[0] AS e, followed[1] AS distance
WITH loan, e, min(distance) AS distance
WITH loan, endNode(e) AS b, sum(e.amount) AS sum, min(distance) AS least
RETURN b.num AS dstId, round(toFloat(sum) / loan.amount, 3, 'HALF_UP') AS ratio, least AS minDistanceFromLoan
ORDER BY least DESC, ratio DESC, dstId
