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
CREATE TABLE "server_origins" (
	"id" serial PRIMARY KEY NOT NULL,
	"server_id" integer NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL
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
	"last_full_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"problem" text
);
--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "unlisted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "servers" ADD COLUMN "failing_since" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "change_events_by_time" ON "change_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "change_events_by_server" ON "change_events" USING btree ("server_id","id");--> statement-breakpoint
CREATE INDEX "server_origins_key" ON "server_origins" USING btree ("key");--> statement-breakpoint
CREATE INDEX "server_origins_by_server" ON "server_origins" USING btree ("server_id");