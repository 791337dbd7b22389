// Begins a graph that is not there yet; leaves one that is as it is, and notes which schema it has now.
// $name     name of the graph
// $making   id of its first making, if it has none
// $schema   checksum of the schema
MERGE (p:ClewGraph {id: $name}) ON CREATE SET p.making = $making
SET p.schema = $schema
