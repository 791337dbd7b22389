// Each graph, and each making of it, is described by one node.
CREATE CONSTRAINT clew_graph IF NOT EXISTS FOR (g:ClewGraph) REQUIRE g.id IS UNIQUE
