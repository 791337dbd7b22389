// How few transfers lead from one account to the other?
// $id1, $id2 accounts; $from, $to epoch ms, both excluded
MATCH (a:Entity {id: $id1}), (b:Entity {id: $id2})
OPTIONAL MATCH p = shortestPath((a)-[:transfer*]->(b))
  WHERE all(e IN relationships(p) WHERE $from < e.at < $to)
RETURN coalesce(length(p), -1) AS shortestPathLength
