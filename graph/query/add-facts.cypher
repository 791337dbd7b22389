// Adds facts of one link type, which takes the place of LINK, between entities that are there.
// $facts    lists: from and to (ids of entities), fact (sequence * 2^24 + its number in the record), source, record,
//           at (epoch ms), amount (分), currency; null for what a fact does not have
UNWIND $facts AS row
MATCH (a:Entity {id: row[0]})
MATCH (b:Entity {id: row[1]})
CREATE (a)-[:`LINK` {fact: row[2], source: row[3], record: row[4], at: row[5], amount: row[6], currency: row[7]}]->(b)
