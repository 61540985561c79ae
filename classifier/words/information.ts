import { group } from './word-group.ts';

/** Nouns that are there to be read: a tool that is named or described by one of them alone returns it. */
export const INFORMATION = group(
  `information, info, detail, data, metadata, overview, summary, list, listing, catalog, catalogue, directory, index, table, history, timeline, log, changelog, record,
  status, state, health, healthcheck, version, time, date, datetime, timestamp, timezone, weather, forecast, temperature, climate, price, pricing, rate, cost, fee, quote, balance, statistic, stat,
  metric, count, total, score, ranking, rank, leaderboard, trend, usage, capacity, availability, limit, quota, report, result, finding, insight, analytic, answer, explanation, definition, description, help, documentation, doc, docs,
  guide, guideline, instruction, manual, tutorial, example, reference, faq, news, headline, article, feed, profile, biography, schema, structure, tree, hierarchy, outline, diff, blame, difference, suggestion, recommendation, tip, fact, quotation, joke,
  dictionary, thesaurus, glossary, encyclopedia, map, direction, distance, location, coordinate, address, elevation, sunrise, number, uuid, qrcode, qr code, random number, sample, preview, snapshot, screenshot, name, title, type,
  capability, feature, option, choice, link, url, financial, fundamental, earning, holding, market, horoscope, statement, lyric, recipe, nutrition, specification, spec, standing, fixture, schedule, agenda, roster, inventory, stock, material, resource, content, source, context, knowledge, whois, greeting, playing, palette, matrix, sentiment, position, book, pose, telemetry, heartbeat, pulse, dashboard, chart, graph, roadmap, checklist, readme, changelog, manifest, property, characteristic, ingredient, synonym, antonym, etymology, pronunciation, hour, distance, currency, coin, signal, indicator, benchmark, stats, kpi, boxscore, scoreboard, lineup, odds, ohlcv, ohlc, candle, orderbook, liquidity, volume, tvl, apy, sign, menu, receipt, humidity, nonce, jackpot, footprint, identity, pressure, odds, portfolio, battery, phase, tide, air quality, pollution, traffic, route, flight, hotel, restaurant, poi, place, country, city, state, holiday, calendar, event`,
);

/** Words that come before such a noun and say no more than that there is some of it. */
export const NEWEST = group(
  'latest, recent, current, live, real, time, historical, daily, top, popular, trending, upcoming, all, full, available, supported, detailed, general, basic, complete, comprehensive',
);

/** What is put together by thinking: findings, and not speech. */
export const KNOWLEDGE = group(
  'finding, research, information, result, insight, knowledge, source, report, answer, evidence, data, review, summary, perspective, response, discussion, conclusion, recommendation, literature',
);
