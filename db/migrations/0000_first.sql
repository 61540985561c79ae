CREATE TABLE "classifications" (
	"input_digest" text NOT NULL,
	"ruleset_version" text NOT NULL,
	"category" text NOT NULL,
	"baseline_risk" text NOT NULL,
	"risk" text NOT NULL,
	"risk_moves" text NOT NULL,
	"facets" text NOT NULL,
	"confidence" double precision NOT NULL,
	"needs_review" boolean NOT NULL,
	"review_reasons" text NOT NULL,
	"rationale" text NOT NULL,
	"findings" text NOT NULL,
	"model" text,
	"prompt_version" text,
	"classified_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "classifications_input_digest_ruleset_version_pk" PRIMARY KEY("input_digest","ruleset_version")
);
--> statement-breakpoint
CREATE TABLE "crawls" (
	"id" serial PRIMARY KEY NOT NULL,
	"server_id" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	"crawl_key" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"detail" text,
	"is_settled" boolean NOT NULL,
	"ms" integer NOT NULL,
	"tool_count" integer NOT NULL,
	"dropped_count" integer NOT NULL,
	"listing_id" integer
);
--> statement-breakpoint
CREATE TABLE "definitions" (
	"digest" text PRIMARY KEY NOT NULL,
	"canonical" text NOT NULL,
	"raw" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"id" serial PRIMARY KEY NOT NULL,
	"server_id" integer NOT NULL,
	"digest" text NOT NULL,
	"server_info" text,
	"protocol_version" text,
	"provenance" text NOT NULL,
	"notes" text NOT NULL,
	"dropped" text NOT NULL,
	"tool_digests" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "listings_content" UNIQUE("server_id","digest")
);
--> statement-breakpoint
CREATE TABLE "servers" (
	"id" serial PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"source" text NOT NULL,
	"identity" text NOT NULL,
	"asked_slug" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"description" text,
	"reach" text NOT NULL,
	"listing_id" integer,
	"context_name" text NOT NULL,
	"context_description" text,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"tools_changed_at" timestamp (3) with time zone,
	CONSTRAINT "servers_slug_unique" UNIQUE("slug"),
	CONSTRAINT "servers_identity" UNIQUE("identity","asked_slug")
);
--> statement-breakpoint
CREATE TABLE "tools" (
	"id" serial PRIMARY KEY NOT NULL,
	"server_id" integer NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"definition_digest" text NOT NULL,
	"input_digest" text NOT NULL,
	"ruleset_version" text,
	"position" integer NOT NULL,
	"is_present" boolean NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"unchanged_since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tools_slug" UNIQUE("server_id","slug")
);
--> statement-breakpoint
ALTER TABLE "crawls" ADD CONSTRAINT "crawls_server_id_servers_id_fk" FOREIGN KEY ("server_id") REFERENCES "public"."servers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crawls" ADD CONSTRAINT "crawls_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_server_id_servers_id_fk" FOREIGN KEY ("server_id") REFERENCES "public"."servers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tools" ADD CONSTRAINT "tools_server_id_servers_id_fk" FOREIGN KEY ("server_id") REFERENCES "public"."servers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tools" ADD CONSTRAINT "tools_definition_digest_definitions_digest_fk" FOREIGN KEY ("definition_digest") REFERENCES "public"."definitions"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "crawls_by_server" ON "crawls" USING btree ("server_id","id");--> statement-breakpoint
CREATE INDEX "tools_by_server" ON "tools" USING btree ("server_id","position");--> statement-breakpoint
CREATE INDEX "tools_by_input" ON "tools" USING btree ("input_digest");