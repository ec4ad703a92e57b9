CREATE TABLE "account_imports" (
	"digest" text PRIMARY KEY NOT NULL,
	"lines_done" bigint NOT NULL,
	"accounts_imported" bigint NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "account_imports_digest" CHECK ("account_imports"."digest" ~ '^[0-9a-f]{64}$')
);
