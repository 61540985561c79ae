CREATE TABLE "change_events" (
	"id" serial PRIMARY KEY NOT NULL,
	"server_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"class" text NOT NULL,
	"tool" text,
	"pointer" text,
	"change" text NOT NULL,
	"from_listing_id" integer,
	"to_listing_id" integer,
	"from_definition" text,
	"to_definition" text,
	"key" text NOT NULL,
	CONSTRAINT "change_events_key" UNIQUE("server_id","key")
);
--> statement-breakpoint
CREATE TABLE "crawl_targets" (
	"id" serial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"ref" text NOT NULL,
	"ref_digest" text NOT NULL,
	"list" text,
	"host" text,
	"named_at" timestamp (3) with time zone NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"checked_digest" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"retry_at" timestamp (3) with time zone,
	"worker" text,
	"started_at" timestamp (3) with time zone,
	"job" text,
	"crawl_before" integer,
	CONSTRAINT "crawl_targets_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "host_turns" (
	"host" text PRIMARY KEY NOT NULL,
	"next_ms" double precision NOT NULL,
	"turns" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "queue_runs" (
	"id" serial PRIMARY KEY NOT NULL,
	"tick" timestamp (3) with time zone,
	"scheduler" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"alive_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"enqueued" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	CONSTRAINT "queue_runs_tick_unique" UNIQUE("tick")
);
--> statement-breakpoint
CREATE TABLE "schedulers" (
	"name" text PRIMARY KEY NOT NULL,
	"cron" text NOT NULL,
	"time_zone" text,
	"next_at" timestamp (3) with time zone,
	"alive_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "server_origins" (
	"id" serial PRIMARY KEY NOT NULL,
	"server_id" integer NOT NULL,
	"source" text NOT NULL,
	"named_by" text NOT NULL,
	"role" text NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"list" text,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "server_origins_said" UNIQUE("named_by","role","key")
);
--> statement-breakpoint
CREATE TABLE "server_posture" (
	"server_id" integer PRIMARY KEY NOT NULL,
	"posture" text NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_entries" (
	"source" text NOT NULL,
	"name" text NOT NULL,
	"version" text NOT NULL,
	"status" text NOT NULL,
	"ref" text,
	"problem" text,
	"updated_at" text,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "source_entries_source_name_version_pk" PRIMARY KEY("source","name","version")
);
--> statement-breakpoint
CREATE TABLE "source_walks" (
	"source" text PRIMARY KEY NOT NULL,
	"kind" text,
	"cursor" text,
	"started_at" timestamp (3) with time zone,
	"pages" integer DEFAULT 0 NOT NULL,
	"entries" integer DEFAULT 0 NOT NULL,
	"watermark" text,
	"next_watermark" text,
	"last_full_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"problem" text
);
--> statement-breakpoint
ALTER TABLE "crawls" ADD COLUMN "challenge" text;--> statement-breakpoint
ALTER TABLE "crawls" ADD COLUMN "retry_after_seconds" double precision;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "led_by" text;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "merged_into" integer;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "unlisted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "failing_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "judged_listing_id" integer;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "judged_name" text;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "judged_description" text;--> statement-breakpoint
ALTER TABLE "tools" ADD COLUMN "gone_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "change_events_by_time" ON "change_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "change_events_by_server" ON "change_events" USING btree ("server_id","id");--> statement-breakpoint
CREATE INDEX "crawl_targets_retry" ON "crawl_targets" USING btree ("retry_at");--> statement-breakpoint
CREATE INDEX "server_origins_key" ON "server_origins" USING btree ("key");--> statement-breakpoint
CREATE INDEX "server_origins_by_server" ON "server_origins" USING btree ("server_id");--> statement-breakpoint
CREATE INDEX "server_origins_by_list" ON "server_origins" USING btree ("list","last_seen_at");