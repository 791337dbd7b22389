// Adds the entities that the making does not hold yet.
// $ids      their ids, "making type:value", each once
UNWIND $ids AS id
MERGE (e:Entity {id: id})
