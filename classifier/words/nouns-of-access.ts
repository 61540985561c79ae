import { group } from './word-group.ts';

/** Where secrets are kept or what they are. A bare "key" or "token" is left out: object keys and page tokens are commoner. */
export const CREDENTIALS =
  group(`password, passphrase, credential, secret, apikey, api key, access key, secret key, ssh key, gpg key,
  private key, signing key, encryption key, deploy key, license key, service key, account key, api token, access token, auth token,
  bearer token, refresh token, side token, bot token, personal token, deploy token, trigger token, runner token, bypass token,
  session token, security token, registration token, webhook token, client token, public token, identity token, token tool,
  oauth, oauth client, oauth app, certificate, cert, kubeconfig, keypair, key pair, env var, environment variable, envvar, private key,
  connected account, passkey, mfa, totp, 2fa, keychain, wallet key, mnemonic, seed phrase, client secret, ssh, credit card,
  pat, api credential, authentication method, cookie, pki, debit card, virtual card, payment card, two-factor authentication, multi-factor authentication`);

/** Left and right neighbours that make a "token" or "key" something else than a credential. */
export const NOT_CREDENTIALS =
  group(`object key, primary key, foreign key, sort key, partition key, cache key, issue key, project key, page token, next token,
  design token, token usage, token count, token price, token balance, token list, token transfer, token holder, token metadata, token info,
  token pair, fungible token, key word, key metric, key point, key result, press key, translation key, token limit, key value, key name, token pool,
  dimension key, label key, tag key, metric key, key press, token security, crypto token, trending token, erc token, token data, real token, asset token,
  send token, buy token, sell token, swap token, mint token, burn token, stake token, bridge token, approve token, transfer token, token swap,
  field key, lookup key, data key, space key, style key, key idea, key vault setting, token detail, token profile, token analytic, token market, token address,
  token contract, token supply, token approval, token allowance, token standard, utility token, native token, key combination, governance token, multi token`);

/** Credentials where nothing beside them says otherwise. */
export const BARE_CREDENTIALS = group('token, key, vault');

/** Words of chains and markets, where a token is an asset. */
export const CHAIN_WORDS = group(
  'crypto, blockchain, defi, wallet, erc20, erc, solana, ethereum, swap, nft, token price, coin, onchain, dex, algorand, bitcoin, fungible, liquidity, evm',
);

/** Who may do what. */
export const ACCESS =
  group(`permission, role, access, access rule, access control, acl, iam, iam policy, access policy, inline policy, managed policy, resource policy, policy assignment, role assignment,
  firewall, firewall rule, security group, security rule, allowlist, whitelist, collaborator access, api access, grant, sso,
  saml, scim, membership role, access level, bucket policy, network rule, trusted source, ip access, access list, branch protection, protected branch,
  ip allowlist, deploy key, sharing permission, protected environment, protected tag, access request, admin role, sudoer, service account, privilege, user session, login session, member session, active session`);

/** Where the server sends events: an address that an attacker would love to set. */
export const HOOKS =
  group(`webhook, web hook, webhook subscription, webhook endpoint, hook, notification setting, notification destination, event destination, callback url, log sink, logsink,
  log forwarding, contact point, drain, log drain, event subscription`);
