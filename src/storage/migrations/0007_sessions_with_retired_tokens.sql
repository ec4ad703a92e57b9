ALTER TABLE "sessions" ADD COLUMN "has_retired_tokens" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "sessions" SET "has_retired_tokens" = true WHERE EXISTS (SELECT 1 FROM "retired_tokens" WHERE "retired_tokens"."session_id" = "sessions"."id");
