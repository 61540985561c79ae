ALTER TABLE "crawls" ADD COLUMN "challenge" text;--> statement-breakpoint
ALTER TABLE "crawls" ADD COLUMN "retry_after_seconds" double precision;