/** A set of nouns, singular and lower case; two words are a pair that must stand side by side ("api key"). */
export type WordGroup = ReadonlySet<string>;

/** Reads a list of nouns and pairs, separated by commas. */
export function group(words: string): WordGroup {
  return new Set(
    words
      .split(',')
      .map((word) => word.replace(/\s+/g, ' ').trim())
      .filter(Boolean),
  );
}

/** Where secrets are kept or what they are. A bare "key" or "token" is left out: object keys and page tokens are commoner. */
export const CREDENTIALS =
  group(`password, passphrase, credential, secret, apikey, api key, access key, secret key, ssh key, gpg key,
  private key, signing key, encryption key, deploy key, license key, service key, account key, api token, access token, auth token,
  bearer token, refresh token, side token, bot token, personal token, deploy token, trigger token, runner token, bypass token,
  session token, security token, registration token, webhook token, client token, public token, identity token, token tool,
  oauth, oauth client, oauth app, certificate, cert, kubeconfig, keypair, key pair, env var, environment variable, envvar, private key,
  connected account, passkey, mfa, totp, 2fa, keychain, wallet key, mnemonic, seed phrase, client secret, ssh, credit card,
  pat, api credential, authentication method`);

/** Left and right neighbours that make a "token" or "key" something else than a credential. */
export const NOT_CREDENTIALS =
  group(`object key, primary key, foreign key, sort key, partition key, cache key, issue key, project key, page token, next token,
  design token, token usage, token count, token price, token balance, token list, token transfer, token holder, token metadata, token info,
  token pair, fungible token, key word, key metric, key point, key result, press key, translation key, token limit, key value, key name, token pool,
  dimension key, label key, tag key, metric key, key press, token security, crypto token, trending token, erc token, token data, real token, asset token,
  send token, buy token, sell token, swap token, mint token, burn token, stake token, bridge token, approve token, transfer token, token swap,
  field key, lookup key, data key, space key, style key, key idea, key vault setting, token detail, token profile, token analytic, token market, token address,
  token contract, token supply, token approval, token allowance, token standard, utility token, native token, key combination, governance token, multi token`);

/** Who may do what. */
export const ACCESS =
  group(`permission, role, access, access rule, access control, acl, iam, iam policy, access policy, policy assignment, role assignment,
  firewall, firewall rule, security group, security rule, allowlist, whitelist, collaborator access, api access, grant, sso,
  saml, scim, membership role, access level, bucket policy, network rule, trusted source, ip access, access list, branch protection, protected branch,
  ip allowlist, deploy key, sharing permission, protected environment, protected tag, access request, admin role, service account, privilege`);

/** Where the server sends events: an address that an attacker would love to set. */
export const HOOKS =
  group(`webhook, web hook, hook, notification setting, notification destination, event destination, callback url, log sink, logsink,
  log forwarding, contact point, drain, log drain, event subscription`);

/** People's private records by the rubric: mail, chats, calendars, contacts and CRM people, health, pay and bank records. */
export const PRIVATE_RECORDS =
  group(`mail, email, inbox, mailbox, mail message, email message, chat, chat message, direct message, dm, sms, text message, whatsapp,
  conversation, voicemail, calendar, calendar event, calendar view, meeting, online meeting, event attendee, attendee, appointment, contact, person,
  people, lead, patient, health record, medical record, prescription, diagnosis, salary, payroll, payslip, bank account, bank transaction, bank statement, bank, customer, payment method,
  transcript, call recording, call transcript, call log, address book, opportunity, mail folder, mail attachment, shared mailbox, message thread, employee record, employee,
  candidate, resume, personal data, user data, health data, heart rate, sleep, medication, imessage, friend, follower list, browsing history,
  browser history, session replay, session recording, clipboard, photo library, passenger, guest, subscriber, medical, insurance claim, tax return, client record, personal information`);

/** Containers of users' objects: one call takes all that is in them. */
export const CONTAINERS =
  group(`database, schema, table, collection, organization, organisation, org, project, workspace, cluster, repository, repo, bucket, namespace, tenant, account, droplet cluster,
  site, website, domain, instance, server, volume, disk, catalog, catalogue, dataset, keyspace, realm, environment, vpc, stack, hosting, mailing list, team, space, kingdom, app, notebook, shard,
  subscription account, resource group, hosting plan, data source, data warehouse, container registry, registry`);

/** The containers whose loss the rubric calls critical; narrower than CONTAINERS, whose members may be small. */
export const WHOLE_CONTAINERS = group(
  `database, db, organization, organisation, workspace, cluster, repository, repo, bucket, namespace, tenant, collection, keyspace, ns, resource group,
  filesystem, file system, disk, volume, project, cloud account, hosting account, aws account, whole account, user account, vps, droplet, virtual machine`,
);

/** Derived data that can be rebuilt. */
export const DERIVED =
  group(`cache, cached, index, indexes, indices, statistic, stat, log buffer, buffer, search index, expired cache, temp file, temporary file, cdn, console, console log, history cache,
  cache entry, view cache, rendered, thumbnail, queue stat, network log, highlight, overlay, selection, breakpoint, screen, terminal, form, marker, filter, comment, label, tag, reaction, like, star, pin, favorite,
  bookmark, alias, annotation, flag, attribute, background, lifecycle, permission, role, member, membership, collaborator, participant, assignee, reviewer, watcher, follower, attendee, user from, item from cart, cart item,
  cart, basket, from cart, wishlist, vote, emoji, subscriber, rule set, relation, relationship, association, link between, dependency, tool from, column filter, legend, watermark, formatting, access, sharing, guest`);

/** What a running system is made of: cancelling one is execute. */
export const RUNS =
  group(`job, run, pipeline, workflow, execution, build, process, training, task run, workflow run, pipeline run, crawl, scan, deployment, render, running, batch, agent run, query execution, session run, test run,
  command, script, simulation, background job, fine tuning, download, operation, in progress`);

/** What a query or a run may not touch: languages that cannot write. */
export const READ_ONLY_QUERIES =
  group(`promql, logql, traceql, jql, cql, qql, loki, prometheus, graphite, log query, search query, metric, log, trace, pyroscope, tempo, elasticsearch, opensearch, dsl, wolfram, dns, whois,
  search, xpath, jsonpath, css selector, selector, vector, semantic, similarity, data source, issue, event, page, document, record, entity, knowledge, doc, documentation, note, weather, insight, analytic, explain, cloudwatch,
  lookup, calculation, audit, lint, check, analysis, diagnostic, health check, report, comparison, google search, web search, full text, advanced search, validation, ocr, ping, traceroute, price, history, inbox, list, memory, graph`);

/** Money in motion: with these as object a plain verb moves it. */
export const PAYMENTS =
  group(`payment, payout, refund, charge, money, fund, cash, wire, bank transfer, remittance, tip, donation, purchase, bill payment, credit, salary, payment intent, dollar, usd, eur, amount, topup, top up, adjustment, balance topup,
  deposit, withdrawal, invoice payment, upgrade tier, tip jar, escrow, paid plan, bitcoin payment, lightning invoice`);

/** Assets of a chain or an exchange. */
export const ASSETS =
  group(`token, crypto, cryptocurrency, coin, nft, eth, ether, sol, btc, bitcoin, usdc, usdt, dai, matic, bnb, stablecoin, asset, wallet, liquidity, lp, position, stock, share, option contract, future, defi, dex, chain, collateral, loan,
  yield, vault share, lending, erc20, erc721, swap, trade, transaction, jupiter, uniswap, solana, ethereum, algo, xrp, satoshi, sat, ada, lamport, security, equity, cross chain, spl, onchain, blockchain, lamports, native token, validator, staking, pool, order book, margin`);

/** Pictures, sound, film and free text that a model makes. */
export const MEDIA =
  group(`image, video, audio, speech, music, song, voice, voiceover, picture, photo, art, artwork, illustration, avatar, sound, animation, text, clip, podcast, portrait, sprite, texture, 3d model, sticker, lyric, wallpaper, soundtrack, sound effect, logo, story, poem, logo design,
  video clip, tts, vocal, melody, thumbnail image, scene image, movie, film, content, completion, response`);

/** What a generator that only writes text or drawings by rule returns. */
export const DRAWINGS =
  group(`chart, graph, plot, diagram, link, url, deeplink, uuid, id, report, summary, code, qr, qrcode, qr code, hash, table, map, list, password, name, slug, snippet, boilerplate, prompt, number, data, preview, config, configuration, template, document, documentation, schema, test, query, sitemap,
  changelog, note, markdown, html, svg, palette, color, statistic, contract, token, key, barcode, mnemonic, spreadsheet, matrix, plan, csv, pdf, output, mermaid, treemap, sankey`);

/** Agents and models that are asked or told to do something. */
export const MINDS = group(
  `agent, assistant, subagent, llm, model, gpt, claude, gemini, copilot, bot, ai, chatbot, persona, oracle, team of agent, codex, grok, ollama`,
);

/** State of one session, one screen or one person's scratch area. */
export const SESSION_STATE = group(
  `volume, theme, focus, viewport, current folder, current directory, working directory, cwd, selected project, active project, default project, current project,
  session default, session, cache, scratch, scratchpad, zoom, geolocation, user agent, window size, preference, default organization, current organization, default workspace,
  current workspace, active tab, tab, playback speed, brightness, cookie, network condition, cpu throttling, device orientation, cart, shopping cart, basket, log level, logging level,
  active workspace, active account, current account, color scheme, volume level, breakpoint, emulation, page size, timezone, verbosity, workspace root, session variable, screen size, appearance`,
);

/** Notes an assistant keeps for itself. */
export const MEMORY = group(
  `memory, memory entry, insight, observation, knowledge graph, entity, relation, thought, note to self, remembered, fact, scratch, scratchpad, agent memory, reminder note, context entry, todo list, checkpoint note, lesson, learning`,
);

/** The public, or many people at once. */
export const PUBLIC_REACH =
  group(`public, publicly, everyone, all recipient, all user, all subscriber, broadcast, newsletter, mailing list, campaign, tweet, blog post, blog, social media, twitter, linkedin post, linkedin, facebook, instagram, reddit, youtube, tiktok, mastodon, bluesky, press release, site, website, production site, app store,
  all customer, all member, announcement, all contact, mass email, bulk email, bulk message, everybody, live site, npm, pypi, reply all, all participant, public link, thread reply all, subscriber list, push notification, threads post, status update, medium post, listing page`);

/** Machines and administrators. */
export const HOSTS = group(
  `shell, terminal, host, command line, bash, powershell, sudo, root, admin command, ssh, kubectl, system command, remote server, arbitrary command, os command, cmd, zsh, administrator, adb shell, shell command, terminal command, docker exec, remote host, remote command, command prompt`,
);

/** Isolation that the text states. */
export const SANDBOXES = group(
  `sandbox, sandboxed, isolated, container sandbox, isolated environment, safe environment, e2b, secure environment, wasm, pyodide, jail, ephemeral container, repl sandbox, isolated container`,
);

/** Things whose removal is a small write by the rubric: the thing itself stays. */
export const MEMBERSHIPS =
  group(`permission, member, membership, label, tag, reaction, like, star, favorite, favourite, watcher, follower, collaborator, participant, assignee, reviewer, attendee, role, access, subscriber, cart, cart item, basket, access rule, share, sharing, guest, vote, emoji, flag, pin,
  background, access grant, role assignment, sender, moderator, user from, upvote, watch, relationship, association, dependency, link, parent, attribute, property, filter, assignment, block, connection, worker, friend, device from, blocklist, sticker, bookmark, account from`);

/** The sea of strangers: what is fetched from it may hold instructions. */
export const STRANGERS_TEXT =
  group(`web, web page, webpage, website, url, page content, html, search result, internet, email, mail, inbox, message, chat, comment, issue, ticket, pull request, review, feed, rss, news, article, post, tweet, thread, document, file, attachment, transcript, discussion, forum, wiki, site, markdown, crawl, serp, conversation,
  browser, reply, note, video, caption, subtitle, readme, merge request, log, event, form submission, feedback, page`);

/** Shops and stores where plans are bought. */
export const PLANS = group(`subscription, plan, paid plan, billing plan, membership plan, license, tier, seat, trial`);

/** Words that tell that the plan is one that money is paid for. */
export const BILLING = group(
  `billing, invoice, customer, price, prorate, proration, trialing, paid, payment, checkout, paddle, stripe, chargebee, recurly, renewal, plan, tier, credit card, vps, hosting`,
);

/** People, who are taken off a list and not out of the world. */
export const PEOPLE = group(
  'user, member, person, people, contact, employee, player, participant, guest, attendee, collaborator, reviewer, customer, friend',
);

/** Credentials where nothing beside them says otherwise. */
export const BARE_CREDENTIALS = group('token, key, vault');

/** Words of chains and markets, where a token is an asset. */
export const CHAIN_WORDS = group(
  'crypto, blockchain, defi, wallet, erc20, erc, solana, ethereum, swap, nft, token price, coin, onchain, dex, algorand, bitcoin, fungible, liquidity, evm',
);

/** With one of these at its end an object is only about the thing before it. */
export const NOT_ITSELF = group(
  'template, schema, setting, rule, field, property, type, campaign, domain, provider, statistic, analytic, permission, category, format, policy, metric, count, configuration, config, documentation, doc, status, stage, pipeline, domain name, workspace, server, folder schema, version, channel, tool, bucket, job, builder, definition, list, feature, signature, segment, group, enum',
);

/** Words that say that one call takes many. */
export const MANY = group('all, many, bulk, batch, multiple, every, everything, mass, several, documents, recursively');

/** What money is called where it is handled. */
export const MONEY = group(
  'payment, payout, refund, charge, invoice, price, subscription, transaction, money, fund, credit, coupon, discount, billing, token, order, fee, salary, expense, bill, quote, deposit, withdrawal, swap, trade, asset, checkout, cart, budget, plan, product price, tax',
);

/** Heads that only say that it is the thing itself: "the details of a webhook" are the webhook. */
export const GENERIC_HEADS = group(
  'detail, information, info, property, list, metadata, set, collection, content, value, all, array, batch, copy, data, object, number, entry, record, row, instance, field, relationship, member, content value',
);
