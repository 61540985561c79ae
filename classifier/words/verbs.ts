import type { Deed } from './deeds.ts';

/** English verbs of the trade by the deed they state when nothing in their object says otherwise (see senses/). Spellings with -ise and words with re- before them follow by themselves. */
export const VERBS: Readonly<Record<Deed, string>> = {
  look: `home sound order blame traceroute next previous access aggregate audit autocomplete browse capture check cite collate collect consult count cross-check
    cross-reference crosscheck crossref debug demonstrate describe detect dig digest discover display download dump
    echo elicit enquire enrich enumerate examine explain explore export extract fact-check fetch filter find
    fingerprint follow-redirects gather get glob grab grep head help hunt identify illustrate info inquire inspect
    introspect inventory investigate itemize iterate learn lint list listen load locate look lookup monitor nslookup
    observe obtain open output oversee paginate peek peruse ping pinpoint poll prefetch preview print probe profile
    provide pull query rank read recall recap receive recognize recommend reference report represent rerank research
    resolve retrieve return reveal review revisit sample scan scout scrape screen screenshot search see seek select
    sense show showcase skim snapshot sort spot stat status study suggest summarize surface survey tail tell
    trace track traverse uncover understand unearth view visit wait walk watch whoami`,
  'work-out': `map round pick balance buffer disassemble presign fold intersect union dissolve reproject differentiate factorise humanize break wrap unwrap fit advise analyze answer appraise approximate arbitrate assert assess attribute average backtest beautify brainstorm
    calculate capitalize caption categorize chart choose chunk classify cluster combine compare compute concat
    concatenate conclude condense conjugate contextualize contrast convert correlate critique debate decide decipher
    decode decompile decompose deconstruct decrypt deduce dedupe deduplicate demystify denoise derive deserialize
    design determine detokenize diagnose diff discretize dissect distill downsample draw elaborate elucidate encode
    encrypt envision estimate evaluate extrapolate factor factorize flatten flip forecast format generate geocode
    geolocate grade graph greet guess guide hash hypothesize ideate improvise infer interpolate interpret interrogate
    invert judge justify lex linearize localize lowercase mask match maximize measure minify minimize moderate
    multiply normalize obfuscate ocr optimize outline paraphrase parse permute plan plot pluralize polish predict
    prettify pretty-print prioritise prioritize produce proofread prove quantify quantize quote randomize rasterize
    reason recalculate recompute refine reflect render rephrase resample rescale rethink reverse-engineer reword
    rewrite roll romanize sanitize score segment serialize simplify simulate singularize slice slugify smooth solve
    spellcheck strategize stringify strip structure substitute subtract sum tabulate think tokenize transcribe
    transform translate transliterate triage triangulate troubleshoot typecheck unescape unminify unpack uppercase
    upsample validate valuate vectorize verify vet visualize weigh`,
  change: `scrobble chamfer fillet extrude loft hand extrude taint clock host point opt file tile untaint bevel lathe refuse prescribe abandon accept acknowledge activate adapt add adjust adopt advance advertise affirm align allocate allow allowlist
    alter amend amplify annotate anonymize append apply appoint approve archive arrange assemble assign associate
    attach augment autofit autofix autosave award backdate backfill backup ban bind blacklist block bold book bookmark
    boost bootstrap branch bump cache cancel catalog certify change checkin checkpoint cherry-pick claim clean clip
    clone close collapse commission commit compact complete compose compress concede configure confirm connect
    consolidate construct contribute copy correct countersign craft create crop customize cut cycle deactivate declare
    decline decompress decrease decrement dedicate defer define defragment delay delist demote deny denylist deprecate
    dequeue deregister designate detach disable disassociate disconnect dismiss disqualify dissociate downgrade
    downvote draft duplicate earmark edit elevate embed enable end endorse enforce enhance enqueue enrol enroll ensure
    enter entitle escalate establish evict exclude exempt expand expire expose extend favorite favourite finalize
    finish fix flag follow forfeit fork freeze fulfill grant group harden hide highlight hold hydrate ignore
    implement import improve include increase increment indent index ingest init initialize inject inline
    insert instantiate introduce invalidate invite issue italicize join jot keep kick label layer leave like link lock
    log lower make mark materialize memorize merge migrate modify mount move mutate mute nest nominate notarize note
    offboard offload onboard outdent overlay override overwrite pack paint pair partition paste patch persist pin
    place populate position postpone prefill prepare prepend prepopulate preserve promote propagate propose protect
    provision publish punch push put quarantine queue raise rate ratify reacquire react reactivate rearrange reassign
    rebalance rebase rebrand rebuild reclaim reclassify recolor reconcile reconfigure reconnect record recover
    recreate redact redirect redo reduce refactor reformat regenerate register regroup reinforce reinitialize
    reinstate reissue reject relabel release relocate remap remember rename renew renumber reopen reorder reorganize
    repair replace replicate reposition reprioritize request reroute reschedule reserve reset reshape resize restock
    restore restrict restructure resubmit resync retag retain retire retitle revert revise revoke rollup rotate route
    rsvp save scaffold schedule scrub seal secure seed set setup share shelve shield shift ship shorten shuffle sign
    silence snooze soft-delete splice split squash stage stamp star stash stitch store strikethrough style subdivide
    submit subscribe supersede suppress sync synchronize tag tidy toggle transition transpose trash trim tune turn
    tweak unapply unapprove unarchive unassign unban unbind unblock unbookmark uncomplete undelete underline undo
    unenroll unfavorite unfollow unfreeze ungroup unhide unify unignore uninvite unlike unlink unlist unlock unmap
    unmark unmerge unmount unmute unpair unpin unpublish unreact unregister unsave unschedule unset unshare unstage
    unstar unsubscribe unsuspend untag untar untrash unvote unwatch unzip update upgrade upload upsert upvote void
    vote vouch watermark whitelist wire withhold write zip`,
  send: `say alert announce broadcast buzz comment cross-post crosspost deliver dial dispatch dm email forward inform mail
    message notify nudge phone post relay remind replay reply repost resend respond retweet send signal sms transmit
    tweet warn whisper`,
  configure: `defocus deselect emulate focus logout loop pan switch throttle unselect zoom`,
  manage: `acquire compound exchange exercise fund pledge zap give take instruct administer control coordinate do handle integrate interact maintain manage operate organize perform process work`,
  run: `detonate kickoff kickoff spider port-forward brute-force fire ask attack bench benchmark bisect bruteforce build bundle call compile crack crawl ddos deauth eval exec execute
    exfiltrate exploit fine-tune finetune flash fuzz hack hijack invoke jailbreak launch mine package phish
    postprocess preprocess pwn recrawl refresh reindex reprocess rerun retrain retry run sniff spawn spoof test train
    transcode transpile trigger`,
  control: `exit isolate abort autoscale begin boot bounce cease commence continue cordon deploy drain evacuate failback failover halt
    hibernate initiate intercept interrupt kill pause power preempt quiesce quit reboot recycle redeploy relaunch
    reprovision restart resume rollback rollout scale shutdown start step stop suspend uncordon undeploy unpause
    vacuum wake wind`,
  drive: `crouch park sit stand immobilize aspirate blackout tick untick jog slew vent defrost mill honk precondition weld drill emit aim arm beep blink brew calibrate cast click cook cool dance dim disarm dispense dock double-click double-tap
    doubletap drag drag-and-drop drive eject equip fast-forward fill fly goto grasp grip heat hover irrigate jump
    keydown keyup land long-press longpress mow navigate pinch play preheat press recalibrate reload rewind scroll
    select-option shoot skip smelt sow speak spin steer swipe switch-device takeoff tap teleport throw toss type
    uncheck undock unequip vibrate water wave wear whistle`,
  generate: `animate chat colorize dream dub hallucinate imagine inpaint lipsync narrate outpaint prompt remix retouch
    storyboard stylize synthesize upscale vocalize voiceover`,
  delegate: `delegate handoff orchestrate outsource subcontract`,
  install: `install reinstall sideload`,
  'log-in': `assume impersonate authenticate authorize login reauthenticate reauthorize signin`,
  delete: `annihilate cleanup clear decommission delete demolish deorphan deprovision destroy discard dispose drop eliminate
    empty eradicate erase expunge exterminate flush force-push forget hard-delete incinerate nuke obliterate prune
    purge remove self-destruct shred terminate truncate uninstall unsend wipe yank`,
  revoke: '',
  pay: `bill hire rent buy charge checkout debit deposit disburse donate overpay pay payout prepay purchase refund reimburse remit repay
    settle spend tip tithe top-up topup transfer withdraw`,
  trade: `restake snipe undelegate airdrop bet bid borrow bridge burn hedge invest lend liquidate mint redeem sell short stake supply swap trade
    unstake wager`,
  'change-plan': '',
};
