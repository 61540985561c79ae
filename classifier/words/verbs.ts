import type { Deed } from './deeds.ts';

/** English verbs of the trade by the deed they state when nothing in their object says otherwise (see senses.ts). */
export const VERBS: Readonly<Record<Deed, string>> = {
  look: `get list fetch retrieve read search find query show view describe lookup look check inspect browse download export
    return discover explore count monitor track watch poll wait tail peek scan observe obtain collect gather pull access
    capture screenshot display print dump report summarize summarise explain scrape listen ping probe select filter paginate
    enumerate introspect identify locate detect resolve recall load open extract see recommend suggest provide represent
    whoami status info help retrieves review audit preview trace profile aggregate sample rank rerank sort lint output tell
    echo grep glob learn debug grab survey study understand examine research investigate cross-reference iterate walk follow-redirects stat head recap crosscheck lists take snapshot`,
  'work-out': `calculate compute convert validate verify analyze analyse estimate simulate compare parse format transform translate
    classify ocr measure diff predict forecast decode encode hash tokenize normalize geocode quote assess generate think
    reason plan brainstorm score diagnose infer solve render draw visualize visualise plot decompile lex minify
    prettify beautify geolocate triage guide advise outline rephrase proofread transcribe match sum average tabulate roll flip deduplicate dedupe contrast prioritize prioritise combine moderate rewrite`,
  change: `place create add update edit modify insert write upsert set put patch change rename move copy duplicate clone upload save
    store remember record register import restore replace assign unassign attach detach link unlink associate tag untag label
    mark unmark flag pin unpin archive unarchive close reopen complete finish finalize draft compose schedule reschedule
    append prepend merge commit push split fork branch sync upgrade downgrade apply define declare
    configure setup provision publish unpublish enable disable activate deactivate grant allow deny block unblock lock unlock
    protect invite join leave subscribe unsubscribe follow unfollow like unlike star unstar favorite favourite react vote
    approve unapprove reject accept decline dismiss acknowledge snooze postpone promote demote transition
    reorder resize crop rotate regenerate reset seed populate book reserve cancel undo redo revert unset toggle
    increment decrement adjust customize customise make bind unbind connect disconnect
    submit request claim release tweak stage unstage stash log note annotate embed index ingest renew
    recreate rebuild freeze unfreeze refactor scaffold initialize initialise init bootstrap quarantine ban unban kick mute
    unmute trash untrash unmerge share unshare expose adopt enroll unenroll enrol migrate overwrite correct revise
    repair fix extend reduce backup highlight hide unhide escalate rate
    deregister unregister revoke invalidate compress decompress zip unzip optimize optimise clip trim redact
    increase decrease end alter mutate void hold inject rebase cherry-pick squash amend enqueue enter enrich expand improve enhance paste cut group ungroup align
    arrange position raise lower award renumber shift shuffle rebalance relabel retitle rearrange restructure reformat transpose reconcile confirm 
    evict bump relocate consolidate delay     
    soft-delete turn whitelist blacklist denylist allowlist designate route reroute reassign `,
  send: `send post reply forward email message notify comment tweet announce dispatch resend replay
    respond sms dm mail`,
  configure: `focus switch emulate throttle logout`,
  manage: `manage handle administer maintain organize organise process perform control do operate work interact integrate coordinate`,
  run: `run execute trigger invoke evaluate eval call launch exec rerun retry spawn test build compile bench benchmark train
    fine-tune finetune crawl fuzz attack exploit bruteforce ask`,
  control: `vacuum start stop restart pause resume scale deploy redeploy undeploy rollback reboot kill shutdown boot suspend abort halt
    power wake hibernate rollout failover drain cordon uncordon recycle`,
  drive: `navigate click type press hover scroll drag tap swipe fill play skip double-click
    select-option rewind jump arm disarm water dispense irrigate goto switch-device reload dim`,
  generate: `synthesize synthesise imagine dream upscale inpaint outpaint chat prompt`,
  delegate: `delegate orchestrate handoff`,
  install: `install`,
  'log-in': `login authenticate signin reauthenticate reauthorize authorize`,
  delete: `delete remove destroy drop purge wipe truncate erase clear prune uninstall terminate forget discard empty 
    decommission shred flush cleanup obliterate nuke expunge force-push`,
  revoke: ``,
  pay: `pay charge refund payout transfer purchase buy donate withdraw deposit remit reimburse settle disburse checkout`,
  trade: `swap trade sell mint burn bridge stake unstake borrow lend redeem liquidate short airdrop supply sign broadcast`,
  'change-plan': '',
};
