// How much went out of an account and came in?
// $id of the account; $from, $to epoch ms, both excluded
OPTIONAL MATCH (a:Entity {id: $id})
CALL (a) {
  OPTIONAL MATCH (a)-[e:transfer]->() WHERE $from < e.at < $to
  RETURN sum(e.amount) AS sum1, coalesce(max(e.amount), -100) AS max1, count(e) AS num1
}
CALL (a) {
  OPTIONAL MATCH (a)<-[e:transfer]-() WHERE $from < e.at < $to
  RETURN sum(e.amount) AS sum2, coalesce(max(e.amount), -100) AS max2, count(e) AS num2
}
RETURN sum1 / 100.0 AS sumOut, max1 / 100.0 AS maxOut, num1, sum2 / 100.0 AS sumIn, max2 / 100.0 AS maxIn, num2
