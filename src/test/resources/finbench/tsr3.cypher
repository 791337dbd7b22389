// Which share of all transfers to an account came, in the window, from blocked accounts?
// $id of the account; $threshold fen, excluded; $from, $to epoch ms, both excluded
OPTIONAL MATCH (:Entity {id: $id})<-[e:transfer]-(b)
WITH count(e) AS ever, sum(CASE WHEN $from < e.at < $to AND e.amount > $threshold AND b.blocked THEN 1 ELSE 0 END) AS n
RETURN CASE WHEN ever = 0 THEN -1.0 ELSE toFloat(n) / ever END AS blockRatio
