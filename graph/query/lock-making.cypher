// Lets nobody else apply until this transaction ends; how far is the making?
// $making   its id
// Columns:  sequence number applied, sources and links it holds facts of
MATCH (g:ClewGraph {id: $making})
SET g.applied = timestamp()
RETURN g.sequence AS sequence, g.sources AS sources, g.links AS links
