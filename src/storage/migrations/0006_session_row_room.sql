-- Room for a new version of a row in its own page: a refresh then leaves all indexes alone (heap-only tuples).
ALTER TABLE "sessions" SET (fillfactor = 80);
