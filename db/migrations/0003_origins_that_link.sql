ALTER TABLE "server_origins" ADD COLUMN "named_by" text NOT NULL;--> statement-breakpoint
ALTER TABLE "server_origins" ADD COLUMN "role" text NOT NULL;--> statement-breakpoint
ALTER TABLE "server_origins" ADD COLUMN "list" text;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "led_by" text;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "merged_into" integer;--> statement-breakpoint
CREATE INDEX "server_origins_by_list" ON "server_origins" USING btree ("list","last_seen_at");--> statement-breakpoint
ALTER TABLE "server_origins" ADD CONSTRAINT "server_origins_said" UNIQUE("named_by","role","key");