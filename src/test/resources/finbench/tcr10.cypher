// How alike are the companies that two persons invested in?
// $pid1, $pid2 persons; $from, $to epoch ms, both excluded
CALL () {
  MATCH (:Entity {id: $pid1})-[e:invest]->(c) WHERE $from < e.at < $to RETURN collect(DISTINCT c) AS one
}
CALL () {
  MATCH (:Entity {id: $pid2})-[e:invest]->(c) WHERE $from < e.at < $to RETURN collect(DISTINCT c) AS two
}
WITH size(one) AS n1, size(two) AS n2, size([c IN one WHERE c IN two]) AS both
RETURN CASE WHEN n1 + n2 = 0 THEN 0.0 ELSE toFloat(both) / (n1 + n2 - both) END AS jaccardSimilarity
