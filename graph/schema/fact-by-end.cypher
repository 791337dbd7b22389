// Finds the facts that were taken back; the others are not in it. Run once for each link type, in the place of LINK.
CREATE INDEX IF NOT EXISTS FOR ()-[f:`LINK`]-() ON (f.until)
