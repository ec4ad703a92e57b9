-- Counters that a crash of the database may forget: not worth a write-ahead log, which each log-in would wait for.
ALTER TABLE "rate_limits" SET UNLOGGED;--> statement-breakpoint
ALTER TABLE "log_in_throttles" SET UNLOGGED;
