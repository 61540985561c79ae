-- What a server of an older version was identified by is a key of today's. Its label leaves out what may change: the version.
INSERT INTO "server_origins" ("server_id", "source", "named_by", "role", "key", "label", "first_seen_at", "last_seen_at")
SELECT
	"id",
	"source",
	"identity" || CASE WHEN "asked_slug" = '' THEN '' ELSE ':' || "asked_slug" END,
	'held',
	"identity",
	CASE WHEN "source" = 'npm' THEN 'npm ' || "name" ELSE "reach" END,
	"first_seen_at",
	coalesce((SELECT max("finished_at") FROM "crawls" WHERE "server_id" = "servers"."id"), "first_seen_at")
FROM "servers"
WHERE NOT EXISTS (SELECT 1 FROM "server_origins" WHERE "server_id" = "servers"."id");
--> statement-breakpoint
UPDATE "servers" SET
	"led_by" = "identity" || CASE WHEN "asked_slug" = '' THEN '' ELSE ':' || "asked_slug" END,
	"checked_at" = (SELECT max("finished_at") FROM "crawls" WHERE "server_id" = "servers"."id"),
	"failing_since" = (
		SELECT min("failed"."finished_at") FROM "crawls" "failed"
		WHERE "failed"."server_id" = "servers"."id" AND "failed"."status" = 'failed' AND "failed"."id" > coalesce(
			(SELECT max("listed"."id") FROM "crawls" "listed" WHERE "listed"."server_id" = "servers"."id" AND "listed"."status" = 'listed'), 0)
	)
WHERE "led_by" IS NULL;
--> statement-breakpoint
-- What stands there judged is what the next change is compared with.
UPDATE "servers" SET
	"judged_listing_id" = "listing_id",
	"judged_name" = "context_name",
	"judged_description" = "context_description"
WHERE "listing_id" IS NOT NULL AND "judged_listing_id" IS NULL AND NOT EXISTS (
	SELECT 1 FROM "tools" WHERE "tools"."server_id" = "servers"."id" AND "tools"."is_present" AND "tools"."ruleset_version" IS NULL
);
