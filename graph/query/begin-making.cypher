// Begins a making of the graph without facts; leaves one that is there as it is.
// $making   its id
MERGE (g:ClewGraph {id: $making})
ON CREATE SET g.sequence = 0, g.nodes = 0, g.facts = 0, g.leftOut = 0, g.sources = [], g.links = []
