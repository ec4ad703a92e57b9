/** Beyond it JavaScript, and so JSON, does not hold every whole number exactly. */
export const highestId = Number.MAX_SAFE_INTEGER;

/** New accounts get ids above all imported ones, so an import leaves 2^32 of them free. */
export const highestImportedId = highestId - 2 ** 32;
