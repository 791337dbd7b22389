// Which making of the graph serves, and how far is it?
// $name     name of the graph
// Columns:  id of the making, sequence number applied, sources and links it holds facts of, nodes, facts,
//           leftOut (facts whose link the ontology does not have), schema (checksum of what was run)
MATCH (p:ClewGraph {id: $name})
MATCH (g:ClewGraph {id: p.making})
RETURN g.id AS id, g.sequence AS sequence, g.sources AS sources, g.links AS links, g.nodes AS nodes,
       g.facts AS facts, g.leftOut AS leftOut, p.schema AS schema
