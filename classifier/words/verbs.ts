import type { Deed } from './deeds.ts';

/** English verbs of the trade by the deed they state when nothing in their object says otherwise (see senses.ts). */
export const VERBS: Readonly<Record<Deed, string>> = {
  look: `get list fetch retrieve read search find query show view describe lookup look check inspect browse download export
    return discover explore count monitor track watch poll wait tail peek scan observe obtain collect gather pull access
    capture screenshot display print dump report summarize summarise explain scrape listen ping probe select filter paginate
    enumerate introspect identify locate detect resolve recall load open extract see recommend suggest provide represent
    whoami status info help retrieves review audit preview trace profile aggregate sample rank rerank sort lint output tell
    echo grep glob walk follow-redirects stat head recap crosscheck lists`,
  'work-out': `calculate compute convert validate verify analyze analyse estimate simulate compare parse format transform translate
    classify ocr measure diff evaluate-score predict forecast decode encode hash tokenize normalize geocode quote assess generate think
    reason plan brainstorm score diagnose infer solve render draw visualize visualise plot test-regex decompile lex minify
    prettify beautify geolocate triage guide advise outline rephrase proofread transcribe match`,
  change: `place create add update edit modify insert write upsert set put patch change rename move copy duplicate clone upload save
    store remember record register import restore replace assign unassign attach detach link unlink associate tag untag label
    mark unmark flag pin unpin archive unarchive close reopen complete finish finalize draft compose schedule reschedule
    append prepend merge commit push split fork branch checkout-branch sync upgrade downgrade apply define declare
    configure setup provision publish unpublish enable disable activate deactivate grant allow deny block unblock lock unlock
    protect invite join leave subscribe unsubscribe follow unfollow like unlike star unstar favorite favourite react vote
    approve unapprove reject accept decline dismiss acknowledge resolve-incident snooze postpone promote demote transition
    reorder resize crop rotate regenerate reset seed populate fill-form book reserve cancel undo redo revert unset toggle
    increment decrement adjust customize customise map-fields convert-to make build-page bind unbind connect disconnect
    submit request claim release tweak stage unstage stash log note annotate embed index ingest track-time estimate-set renew
    logout rebuild-index recreate refactor generate-file scaffold initialize initialise init bootstrap quarantine ban unban kick mute
    unmute trash untrash unmerge share unshare expose transfer-ownership adopt enroll unenroll enrol migrate overwrite correct revise
    repair fix extend reduce insert-many replace-all snapshot-create backup highlight hide unhide escalate rate
    deregister unregister revoke invalidate convert-file compress decompress zip unzip extract-archive optimize optimise clip trim redact`,
  send: `send post reply forward email message notify comment tweet announce broadcast-message publish-message dispatch resend replay
    respond tell-user sms text-message dm mail dispatch-mail dispatch`,
  configure: `focus switch navigate-to-tab use-project emulate throttle`,
  manage: `manage handle administer maintain organize organise process perform control do operate work interact integrate coordinate`,
  run: `run execute trigger invoke evaluate eval call launch exec rerun retry spawn test build compile bench benchmark train
    fine-tune finetune crawl fuzz attack exploit bruteforce replay-job ask`,
  control: `start stop restart pause resume scale deploy redeploy undeploy rollback reboot kill shutdown boot suspend abort halt
    power wake hibernate rollout failover drain cordon uncordon recycle`,
  drive: `navigate click type press hover scroll drag drop-file tap swipe fill play skip swipe-left double-click
    select-option rewind mute-speaker move-mouse jump`,
  generate: `synthesize synthesise imagine dream upscale inpaint outpaint chat prompt complete-text`,
  delegate: `delegate orchestrate handoff`,
  install: `install`,
  'log-in': `login authenticate signin reauthenticate reauthorize authorize`,
  delete: `delete remove destroy drop purge wipe truncate erase clear prune uninstall terminate forget discard empty unlink-file
    decommission shred flush cleanup obliterate nuke expunge bulk-delete force-push`,
  revoke: ``,
  pay: `pay charge refund payout transfer purchase buy donate withdraw deposit remit reimburse settle disburse checkout`,
  trade: `swap trade sell mint burn bridge stake unstake borrow lend redeem liquidate short airdrop supply sign broadcast`,
  'change-plan': '',
};
