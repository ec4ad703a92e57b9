/** JSON and JavaScript carry no whole number beyond it exactly. */
export const highestId = Number.MAX_SAFE_INTEGER;

/** Ids that are given out later are above those of an import, which leaves four thousand million of them. */
export const highestImportedId = highestId - 2 ** 32;
