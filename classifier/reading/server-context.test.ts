import { describe, expect, it } from 'vitest';
import { classifyServer } from '../classify.ts';
import { toolOf } from '../corpus/ask-rule.ts';

/** Server, tool, description, category and risk. */
type Case = readonly [string, string, string, string];

function judge(server: string, tool: string, description: string): string {
  const one = classifyServer({ name: server }, [toolOf(tool, description)])[0];
  return `${one?.category} ${one?.risk}`;
}

function says(cases: readonly Case[]): void {
  it.each(cases)('%s %s: %s', (server, tool, description, expected) => {
    expect(judge(server, tool, description)).toBe(expected);
  });
}

describe('a market', () => {
  says([
    ['Tulip Exchange', 'drop_resting_orders', 'Cancel the orders that rest', 'financial high'],
    ['Tulip Exchange', 'exit_position', '', 'financial critical'],
    ['Tulip Exchange', 'limit_order', '', 'financial critical'],
    ['Tulip Exchange', 'fee_schedule', '', 'read low'],
    ['Tulip Exchange', 'order_book', '', 'read low'],
    ['Tulip Exchange', 'order_book', 'Order book of a bulb', 'read low'],
    ['Tulip Exchange', 'swap_fee', '', 'read low'],
    ['Tulip Exchange', 'ADD_ORDER', '', 'financial critical'],
    ['Tulip Shop', 'cancel_order', 'Cancel an order', 'write medium'],
    ['Furniture', 'set_position', 'Set the position of a chair', 'write medium'],
    ['Paper Exchange', 'buy_stock', 'Buys shares', 'financial high'],
    ['Paper Mill', 'list_stock', 'Lists the stock of paper', 'read low'],
    ['取引所', 'cancel', '注文を取り消します', 'financial high'],
    ['Börse', 'aufgeben', 'Gibt eine Kauforder auf', 'financial critical'],
  ]);
});

describe('a chain', () => {
  says([
    ['Pebble Wallet', 'bump', 'Replaces a pending transaction with one of a higher fee', 'financial critical'],
    ['Pebble Ledger', 'replace', 'Replaces the category of a transaction', 'write medium'],
    ['Pebble Wallet', 'stake', 'Delegates SOL to a validator', 'financial critical'],
    ['Pebble Bitcoin', 'sendtoaddress', '', 'financial critical'],
    ['Pebble Bitcoin', 'getblockcount', '', 'read low'],
    ['Pebble Wallet', 'send_message', 'Sends a message to a friend', 'write medium'],
    ['Pebble Wallet', 'fee', 'Estimates the fee of a transaction', 'read low'],
  ]);
});

describe('payments', () => {
  says([
    ['Till', 'start_payment', 'Starts a payment with the saved card', 'financial critical'],
    ['Till', 'new_payment', 'Creates a payment and returns its checkout link', 'write medium'],
    ['Till', 'note', 'Issues a credit note for an invoice', 'write medium'],
    ['Till', 'refund_buyer', 'Processes a return', 'financial critical'],
    ['Till', 'order_refund', '', 'financial critical'],
    ['Stripe Till', 'capture', '', 'financial critical'],
    ['Screen Kit', 'capture', '', 'read low'],
    ['Fare Desk', 'rebook', 'Changes a booking; the difference is charged', 'financial critical'],
    ['Fare Desk', 'rebook', 'Changes a booking', 'write medium'],
    ['Gandi Names', 'renew_domain', '', 'financial critical'],
    ['Zone File', 'transfer_domain', 'Transfers a domain to another folder', 'write medium'],
    ['Till', 'back', 'Cancels a payment', 'financial critical'],
    ['Till', 'thanks', 'Sends a tip to a creator', 'financial critical'],
    ['Till', 'tip', 'Shows a tip of the day', 'read low'],
    ['Till', 'release', 'Releases the escrow to the seller', 'financial critical'],
  ]);
});

describe('live systems', () => {
  says([
    ['Cottage Smart Home', 'set_scene', '', 'execute medium'],
    ['Theatre Script', 'set_state', 'Sets the state of a chapter', 'write medium'],
    ['Cottage Smart Home', 'lamp_off', '', 'execute medium'],
    ['Cottage', 'day_off', 'Shows who has a day off', 'read low'],
    ['Jukebox Player', 'pause', '', 'execute medium'],
    ['Planner', 'pause', 'Pauses a campaign', 'execute high'],
    ['Meadow Rover', 'return_home', '', 'execute medium'],
    ['Message Robot', 'send_file', 'Sends a file to a group', 'write medium'],
    ['スマートホーム', 'set', 'エアコンの温度を設定します', 'execute medium'],
    ['Workbench GPIO', 'set_level', '', 'execute medium'],
    ['Workbench GPIO', 'set_name', 'Sets the name of a pin', 'write medium'],
    ['Godot Studio', 'stop_project', '', 'execute medium'],
    ['Project Desk', 'stop_project', 'Stops the project', 'execute high'],
    ['Ollama Shelf', 'generate', '', 'execute medium'],
    ['Password Shelf', 'generate', '', 'read low'],
    ['Pentest Kit', 'scan', 'Scans a target', 'execute high'],
    ['Inbox Kit', 'scan', 'Scans the inbox', 'read medium'],
    ['Picture Mill', 'image2video', '', 'execute medium'],
    ['Valet', 'start_cleaning', 'Startet die Reinigung', 'execute medium'],
    ['Clip Maya', 'render', '', 'execute medium'],
    ['Template Shelf', 'render', '', 'read low'],
    ['Kit', 'run_model', 'Runs any model with any input', 'execute high'],
    ['Haus', 'licht', 'Schaltet das Licht ein', 'execute medium'],
    ['Maison', 'volets', 'Ouvre les volets', 'execute medium'],
  ]);
});
