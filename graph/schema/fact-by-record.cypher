// Finds the facts of a record that is corrected. Run once for each link type, which takes the place of LINK.
CREATE INDEX IF NOT EXISTS FOR ()-[f:`LINK`]-() ON (f.record)
