// What is known of an account?
// $id of the account
MATCH (a:Entity {id: $id}) RETURN a.createTime AS createTime, a.blocked AS isBlocked, a.type AS type
