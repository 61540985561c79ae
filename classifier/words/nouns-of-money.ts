import { group } from './word-group.ts';

/** Assets of a chain or an exchange. */
export const ASSETS =
  group(`token, crypto, cryptocurrency, coin, nft, eth, ether, sol, btc, bitcoin, usdc, usdt, dai, matic, bnb, stablecoin, asset, wallet, liquidity, lp, position, stock, share, option contract, future, defi, dex, chain, collateral, loan,
  yield, vault share, lending, erc20, erc721, swap, trade, transaction, jupiter, uniswap, solana, ethereum, algo, xrp, satoshi, sat, ada, lamport, security, equity, cross chain, spl, onchain, blockchain, lamports, native token, validator, staking, pool, order book, margin`);

/** Shops and stores where plans are bought. */
export const PLANS = group(`subscription, plan, paid plan, billing plan, membership plan, license, tier, seat, trial`);

/** Words that tell that the plan is one that money is paid for. */
export const BILLING = group(
  `billing, invoice, customer, price, prorate, proration, trialing, paid, payment, checkout, paddle, stripe, chargebee, recurly, renewal, plan, tier, credit card, vps, hosting`,
);

/** What money is called where it is handled. */
export const MONEY = group(
  'payment, payout, refund, charge, invoice, price, subscription, transaction, money, fund, credit, coupon, discount, billing, order, fee, salary, expense, bill, quote, deposit, withdrawal, swap, trade, checkout, cart, budget, plan, product price, tax',
);

/** A payment as an entry of a ledger. */
export const PAYMENTS = group(
  'payment, payment entry, manual payment, receipt, refund, payout, deposit, withdrawal, payment transaction, invoice payment',
);

/** What is signed or broadcast to a chain. */
export const SIGNED = group(
  'transaction, tx, txn, transfer, psbt, raw transaction, user operation, userop, permit, typed data, order, swap, extrinsic, evm',
);

/** What is ordered from a shop; results and rows are only put in order. */
export const ORDERED = group(
  'pizza, food, meal, coffee, drink, grocery, taxi, ride, cab, product, gift card, domain, server, phone number, part, lunch, dinner, flower',
);

/** What is placed, changed or withdrawn at a market. */
export const TRADED = group(
  'order, position, trade, bet, wager, gtt, gtt trigger, gtt order, sip, leverage, margin, take profit, stop loss, trailing stop, margin mode, margin type, position mode, position size, algo order, order trigger',
);

/** What is held at a market and changed by trading it. */
export const HELD = group('position, option, portfolio, holding, bet, lot, contract, spread, hedge, warrant, future');

/** Words that tell of a chain, where a transaction moves value. */
export const CHAINS = group(
  'wallet, blockchain, onchain, on-chain, evm, ethereum, solana, bitcoin, multisig, defi, web3, crypto, erc20, erc721, satoshi, sats, nft, memecoin, toncoin, pumpfun, testnet, mainnet',
);

/** Names of chains that are words of another kind in running text: they count in a server's name. */
export const CHAIN_NAMES = group(
  'polygon, ton, sui, aptos, cosmos, near, tron, starknet, xrpl, xrp, cardano, algorand, lightning, nostr, pump, spl, avalanche, arbitrum, hedera, stellar, tezos, eth, btc, sol, zap',
);

/** What is made, sent or replaced on a chain. */
export const ON_CHAIN = group(
  'transaction, tx, txn, pending transaction, transaction batch, user operation, userop, extrinsic, payment channel, lightning channel, offer, contract, smart contract, contract function, nft, nft offer, nft listing, nft auction',
);

/** Words that tell that orders are orders of a market and not of a shop. */
export const MARKETS = group(
  'trader, market, trade, expiration, strike price, bourse, binary option, sportsbook, bookmaker, market maker, paper trading, intraday, trading, exchange, broker, brokerage, futures, forex, crypto, cryptocurrency, dex, perp, perpetual, defi, margin, portfolio, stock, equity, limit price, market order, limit order, leverage, working order, spot, ticker, securities, betting, binance, coinbase, kraken, bybit, okx, bitget, kucoin, hyperliquid, alpaca, robinhood, zerodha, ibkr, metatrader, polymarket, kalshi, uniswap, dydx, deribit, bitfinex, oanda, schwab, etoro, ccxt',
);

/** Subscriptions to what is not paid for. */
export const NOT_PAID = group(
  'webhook, event, topic, newsletter, notification, alert, feed, pubsub, push, rss, mailing list, channel, graph, resource, change notification, queue, mqtt, stream, podcast, calendar',
);
