ALTER TABLE "servers" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "judged_listing_id" integer;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "judged_name" text;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "judged_description" text;--> statement-breakpoint
ALTER TABLE "tools" ADD COLUMN "gone_at" timestamp (3) with time zone;