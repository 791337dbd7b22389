// Notes what a batch changed, in the transaction that changes it.
// $making   its id
// $sequence highest sequence number of the batch
// $nodes, $facts, $leftOut    how many there are more; $facts below 0 where more were taken back than came
// $sources, $links            all that the making holds facts of
MATCH (g:ClewGraph {id: $making})
SET g.sequence = $sequence, g.nodes = g.nodes + $nodes, g.facts = g.facts + $facts,
    g.leftOut = g.leftOut + $leftOut, g.sources = $sources, g.links = $links
