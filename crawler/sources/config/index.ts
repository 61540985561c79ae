export { CLIENT_IDS, CLIENTS, type ClientId, clientOf, isClientId } from './clients.ts';
export { findConfigs } from './find-configs.ts';
export { readConfigFile } from './read-config-file.ts';
export { type ConfigRequest, type Configs, type ConfigsRead, readConfigs } from './read-configs.ts';
export type { ConfigBase, ConfigFile, ConfigRead, ConfigScope, ConfigServer, Places } from './types.ts';
