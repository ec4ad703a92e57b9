/** The one Drizzle schema. Migrations are made from it (`bun run migrations`). */
export * from './schema/accounts.ts';
export * from './schema/audit.ts';
export * from './schema/log-ins.ts';
export * from './schema/mail.ts';
export * from './schema/service.ts';
export * from './schema/sessions.ts';
