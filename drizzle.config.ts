import { defineConfig } from 'drizzle-kit';

/** `bunx drizzle-kit generate --name <what>` writes the next migration from the difference to the last one. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/storage/schema.ts',
  out: './src/storage/migrations',
});
