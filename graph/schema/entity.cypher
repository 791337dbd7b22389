// Each entity is one node in each making of a graph; found by its id, "making type:value".
CREATE CONSTRAINT clew_entity IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE
