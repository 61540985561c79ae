CREATE TABLE "crawl_targets" (
	"id" serial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"ref" text NOT NULL,
	"ref_digest" text NOT NULL,
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
CREATE INDEX "crawl_targets_retry" ON "crawl_targets" USING btree ("retry_at");