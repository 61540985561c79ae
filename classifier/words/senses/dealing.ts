import { headSense, restSense, type Sense, sense } from './sense.ts';

const STARTS = 'start begin trigger complete finalize release resend approve authorize disburse';

/** Verbs that are about money through their object alone: funds that are released, tips that are given, rides that are booked. */
export const DEALING_SENSES: readonly Sense[] = [
  sense('issue create make send', 'credit note, credit memo, debit note', 'change'),
  sense('roll', 'option, position, future, contract, spread', 'trade'),
  restSense(
    'move send transfer',
    'between across from',
    'account, subaccount, sub account, spot, margin account',
    'trade',
  ),
  sense(
    'start create launch copy',
    'trading bot, grid bot, grid trading bot, dca bot, copy trading, trader, signal provider',
    'trade',
  ),
  sense('compound harvest reinvest', 'reward, yield, interest, vault, farm, dividend', 'trade'),
  sense('create build fund finalize', 'psbt, userop, user operation, raw tx', 'trade'),
  headSense('cancel', 'payment, charge, card payment', 'pay'),
  sense('load', 'money, fund, cash, balance', 'pay'),
  restSense('approve', 'for', 'payment, payout', 'pay'),
  sense('place', 'wager', 'trade'),
  sense('deploy create launch mint', 'coin, meme coin', 'trade'),
  sense('retire', 'credit, carbon credit, offset, carbon offset', 'trade'),
  sense('pledge', 'money, amount, campaign, project', 'pay'),
  sense('swap', 'face', 'generate'),
  headSense(
    STARTS,
    'payment, payout, refund, charge, withdrawal, transfer, remittance, disbursement, settlement',
    'pay',
  ),
  sense('fund release lock', 'escrow, escrow fund, escrowed fund', 'pay'),
  headSense('create', 'escrow, escrow payment', 'pay'),
  sense(
    'fund award',
    'bounty, milestone, account, wallet, channel, transfer, escrow, card, campaign, prize, reward',
    'pay',
  ),
  sense('release unlock free', 'fund, milestone payment, escrow', 'pay'),
  sense('give send gift', 'tip, donation, credit, gift card, bonus payment, sat, gem, gift', 'pay'),
  sense(
    'tip zap',
    'creator, artist, streamer, author, driver, user, note, profile, post, sat, developer, writer, event',
    'pay',
  ),
  sense('bill', 'customer, client, account, card, user, tenant, guest', 'pay'),
  sense('book request order call hail', 'ride, taxi, cab, uber, lyft', 'pay'),
  sense('liquidate cash', 'bet, position, holding, portfolio', 'trade'),
  sense('withdraw', 'bet, wager', 'trade'),
  sense('exercise', 'option, warrant, stock option, right', 'trade'),
  sense('adjust replace resubmit bump accelerate', 'pending transaction, tx, transaction gas', 'trade'),
  sense(
    'deploy create launch',
    'erc20, erc721, erc1155, erc-20, erc-721, nft collection, jetton, spl, memecoin',
    'trade',
  ),
  sense('enable disable set use', 'collateral', 'trade'),
  restSense('delegate', 'to', 'validator, baker, stake pool', 'trade'),
  sense('open close', 'payment channel, lightning channel', 'trade'),
  sense('execute take perform', 'flash loan, flashloan', 'trade'),
  restSense('convert exchange', 'between', 'balance, account', 'trade'),
  sense('convert exchange', 'account balance', 'trade'),
  sense('stop', 'loss, limit order', 'trade'),
];
