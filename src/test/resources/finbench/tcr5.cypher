// Along which accounts did money leave the person in one to three rising steps, no account twice?
// $id of the person; $from, $to epoch ms, both excluded
MATCH (:Entity {id: $id})-[:owns]->(a)
WITH DISTINCT a
CALL (a) {
  MATCH (a)-[e1:transfer]->(b) WHERE $from < e1.at < $to AND b <> a
  RETURN [a.num, b.num] AS path
  UNION
  MATCH (a)-[e1:transfer]->(b)-[e2:transfer]->(c)
  WHERE $from < e1.at AND e1.at < e2.at AND e2.at < $to AND b <> a AND c <> a AND c <> b
  RETURN [a.num, b.num, c.num] AS path
  UNION
  MATCH (a)-[e1:transfer]->(b)-[e2:transfer]->(c)-[e3:transfer]->(d)
  WHERE $from < e1.at AND e1.at < e2.at AND e2.at < e3.at AND e3.at < $to
    AND b <> a AND c <> a AND c <> b AND d <> a AND d <> b AND d <> c
  RETURN [a.num, b.num, c.num, d.num] AS path
}
RETURN path ORDER BY size(path) DESC
