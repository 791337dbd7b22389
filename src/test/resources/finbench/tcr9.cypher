// How do an account's deposits, repayments and transfers compare?
// $id of the account; $threshold fen, excluded; $from, $to epoch ms, both excluded
MATCH (a:Entity {id: $id})
CALL (a) {
  MATCH (a)<-[e:lend]-() WHERE $from < e.at < $to AND e.amount > $threshold
  RETURN sum(e.amount) AS lent
}
CALL (a) {
  MATCH (a)-[e:repay]->() WHERE $from < e.at < $to AND e.amount > $threshold
  RETURN count(*) AS repayments, sum(e.amount) AS repaid
}
CALL (a) {
  MATCH (a)<-[e:transfer]-() WHERE $from < e.at < $to AND e.amount > $threshold
  RETURN sum(e.amount) AS in
}
CALL (a) {
  MATCH (a)-[e:transfer]->() WHERE $from < e.at < $to AND e.amount > $threshold
  RETURN count(*) AS payments, sum(e.amount) AS out
}
RETURN CASE WHEN repayments = 0 THEN -1.0 ELSE toFloat(lent) / repaid END AS ratioRepay,
  CASE WHEN payments = 0 THEN -1.0 ELSE toFloat(lent) / out END AS ratioDeposit,
  CASE WHEN payments = 0 THEN -1.0 ELSE toFloat(in) / out END AS ratioTransfer
