// Which blocked accounts received from someone who also paid this account?
// $id of the account; $from, $to epoch ms, both excluded
MATCH (a:Entity {id: $id})<-[e1:transfer]-(payer) WHERE $from < e1.at < $to
WITH DISTINCT a, payer
MATCH (payer)-[e2:transfer]->(b) WHERE $from < e2.at < $to
WITH DISTINCT a, b WHERE b.blocked AND b <> a
RETURN b.num AS dstId ORDER BY dstId
