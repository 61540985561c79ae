import { ASSETS, ORDERED, SIGNED } from '../nouns-of-money.ts';
import { headSense, restSense, type Sense, sense } from './sense.ts';

const MOVES =
  'take accept collect create make send process perform submit execute issue request initiate confirm capture retry';

/** Money and traded assets, whatever the verb; and what the same verbs mean elsewhere. */
export const MONEY_SENSES: readonly Sense[] = [
  headSense(
    MOVES,
    'payment, payout, refund, charge, withdrawal, wire transfer, bank transfer, money transfer, stripe refund',
    'pay',
  ),
  headSense(
    `${MOVES} schedule setup book order`,
    'file transfer, data transfer, call transfer, domain transfer, ownership transfer, image transfer',
    'change',
  ),
  headSense(
    `${MOVES} schedule setup book order`,
    'transfer, remittance, disbursement, direct debit, standing order',
    'pay',
  ),
  sense(MOVES, 'wire transfer, bank transfer, money transfer, crypto transfer', 'pay'),
  headSense(
    'create make execute submit sign prepare build send broadcast',
    'asset transfer, payment transaction, transfer transaction, transfer txn, token transfer',
    'trade',
  ),
  sense('approve increase set grant', 'allowance, spender, token, token spending, token allowance, spending', 'trade'),
  sense('decrease revoke reset', 'token allowance, token approval, allowance', 'trade'),
  sense(
    'build prepare create construct generate compose return provide output',
    'calldata, unsigned transaction, unsigned transfer, unsigned swap, raw transaction, unsigned tx, swap transaction',
    'trade',
  ),
  sense('deploy launch', 'token, coin, nft contract', 'trade'),
  sense(
    'execute perform make submit run create open close',
    `swap, trade, token swap, market order, limit order, buy order, sell order, stop order, spot order, futures order, bet, wager, trade order,
    trading order, leveraged position, short position, long position`,
    'trade',
  ),
  sense(
    'create set schedule setup',
    'standing order, direct debit, recurring payment, recurring transfer, scheduled payment',
    'pay',
  ),
  sense('place', 'order, trade, bet, bid, buy, sell', 'trade'),
  sense('close open', 'position', 'trade'),
  headSense('perform make', 'transfer, payment', 'pay'),
  sense('void', 'payment, charge, authorization', 'pay'),
  headSense('create confirm capture', 'payment intent', 'pay'),
  sense(
    'cancel modify replace amend',
    'open order, trade order, limit order, market order, trading order, stop order, conditional order, market',
    'trade',
  ),
  headSense('send transfer supply deposit withdraw', ASSETS, 'trade'),
  restSense('move send transfer', 'between across', 'chain, wallet, blockchain, network', 'trade'),
  sense('move', 'fund, crypto, money, cash, coin, nft', 'trade'),
  sense('deploy create launch', 'memecoin, erc20 token, spl token, token contract', 'trade'),
  sense('add remove provide', 'liquidity, collateral, margin', 'trade'),
  sense('claim', 'reward, airdrop, yield, fee', 'trade'),
  sense('add', 'credit, fund, money', 'pay'),
  sense('authorize approve confirm', 'payment, charge', 'pay'),
  sense('authorize', 'transaction', 'pay'),
  sense(
    'transfer',
    'ownership, issue, file, call, chat, project, repository, domain, lead, ticket, conversation, data, document',
    'change',
  ),
  sense('settle', 'dispute, conflict', 'change'),
  sense('sign', 'document, pdf, message, url, contract, commit, envelope', 'change'),
  sense('supply', 'parameter, information, answer', 'change'),
  sense(
    'swap',
    'row, column, element, slot, variable, position, tab, image, color, face, file, layer, block, item',
    'change',
  ),
  sense('burn', 'subtitle, caption, text, iso', 'change'),
  sense('bridge', 'call, channel, network', 'change'),
  sense('checkout', 'branch, commit, file, repository, git, ref, tag, link, session, page', 'change'),
  sense('sign broadcast', SIGNED, 'trade'),
  sense('propose', 'transaction, safe transaction, multisig transaction, transfer', 'trade'),
  sense('wrap unwrap', 'eth, weth, ether, token, btc, sol, native token, asset, bnb', 'trade'),
  sense('accept', 'dispute, dispute claim, chargeback', 'pay'),
  sense('run submit process approve execute', 'payroll, payrun, pay run', 'pay'),
  sense('send get wire', 'money, fund, cash', 'pay'),
  sense('perform', 'transfer', 'pay'),
  sense('order', ORDERED, 'pay'),
  sense('borrow lend', 'book, item', 'change'),
  sense('issue', 'refund, payout, payment, credit, charge, stripe refund, reimbursement, gift card', 'pay'),
  sense('withdraw deposit', 'application, proposal, review, request, offer', 'change'),
];
