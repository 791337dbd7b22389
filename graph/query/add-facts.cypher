// Adds facts of one link type, which takes the place of LINK, between entities that are there.
// $facts    maps: from and to (ids of entities); is (what the fact holds: fact, source, record; at, amount and
//           currency where it has them). fact is sequence * 2^24 + its number in the record; at epoch ms, amount 分.
UNWIND $facts AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
CREATE (a)-[f:`LINK`]->(b)
SET f = row.is
