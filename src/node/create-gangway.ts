/** Runs the proxy on Node: opens the database, the mail connection and the log that the configuration names. */
import type { ProviderDefinition } from "../providers/define-provider.js";
import type { AnyGangwayConfig, GangwayConfigInput } from "../proxy/config-schema.js";
import { createGangway as createProxy, type Gangway } from "../proxy/gangway.js";
import type { GangwayHost, Log } from "../proxy/host.js";
import { type ConfigFault, parseConfig } from "../proxy/parse-config.js";
import type { SmsSender } from "../proxy/sms/sms-sender.js";
import { openStore } from "../records/open-store.js";
import type { Store } from "../records/store.js";
import { browserFiles } from "./browser-files.js";
import { jsonLog } from "./json-log.js";
import { mailSender } from "./mail-sender.js";
import { openDialect } from "./open-dialect.js";
import { pollDeliveries } from "./poll-deliveries.js";
import { findScriptFolder } from "./script-folder.js";
import { standardError } from "./standard-error.js";
import { webhookTransport } from "./webhook-transport.js";

export interface NodeGangwayOptions<Added extends ProviderDefinition = ProviderDefinition> {
  /** Where `env:NAME` references are looked up. Default: `process.env`. */
  env?: Record<string, string | undefined>;
  /** Default: JSON lines on standard error, from `LOG_LEVEL` up. */
  log?: Log;
  /** Providers besides those that come with Gangway. */
  providers?: readonly Added[] | undefined;
  /** Sends text messages, in place of the gateway that the configuration names. */
  smsSender?: SmsSender | undefined;
  /**
   * Folder of the script builds, `dist/browser` of the package. Default: where the package is. `false`: another server
   * has them, and the proxy serves none.
   */
  scripts?: string | false | undefined;
  /** Returns the network address that a request came from. Default: the one that `fetch` is given, or `nodeHandler` reads. */
  addressOf?: (request: Request) => string | null;
  /** Called for each thing in the configuration that works but shouldn't stay, such as a secret in plain text. */
  onWarning?: (warning: ConfigFault) => void;
}

export interface NodeGangway<Added extends ProviderDefinition = never> extends Omit<Gangway, "reload"> {
  /** Resolves once the database is open and up to date; rejects where that fails. */
  ready: Promise<void>;
  /**
   * Replaces the configuration. Later requests see the new one. Requests, webhooks and mails in flight go on.
   * Rejects with `ConfigError` where it has faults, or another `database` or other `encryptionKeys`. Then the old one stays.
   */
  reload: (input: GangwayConfigInput<Added>) => Promise<void>;
}

/** Takes the configuration parsed. */
export interface HostedGangway extends Omit<NodeGangway, "reload"> {
  reload: (config: AnyGangwayConfig) => Promise<void>;
}

/**
 * Makes the proxy's fetch handler from the JSON configuration.
 * The first requests wait until the database is up to date.
 * @throws ConfigError with every fault and its path, and Error where the script builds are missing.
 */
export function createGangway<Added extends ProviderDefinition = never>(
  input: GangwayConfigInput<Added>,
  options: NodeGangwayOptions<Added> = {},
): NodeGangway<Added> {
  const parse = (given: GangwayConfigInput<Added>): AnyGangwayConfig => {
    const { config, warnings } = parseConfig(given, options.env ?? process.env, {
      providers: options.providers,
      smsSender: options.smsSender,
    });
    for (const warning of warnings) options.onWarning?.(warning);
    return config;
  };
  const hosted = hostGangway(parse(input), options);
  return { ...hosted, reload: async (next) => hosted.reload(parse(next)) };
}

/** Hosts the proxy for a configuration that has been parsed. */
export function hostGangway(
  config: AnyGangwayConfig,
  options: Omit<NodeGangwayOptions, "env" | "onWarning"> = {},
): HostedGangway {
  const scripts = findScriptFolder(options.scripts);
  const asset = scripts === null ? undefined : browserFiles(scripts);
  let mail = config.mail && mailSender(config.mail);
  const opening = openCheckedStore(config).then((store) => {
    const host: GangwayHost = {
      store,
      sendMail: (message) => mail?.send(message) ?? Promise.reject(new Error("mail is not configured")),
      sendWebhook: webhookTransport(),
      log: options.log ?? jsonLog(),
      droppedLogLines: standardError.dropped,
      asset,
      providers: options.providers,
      smsSender: options.smsSender,
      ...(options.addressOf ? { addressOf: options.addressOf } : {}),
    };
    return createProxy(config, host);
  });
  // `ready` and every request reject with the same error; without a handler here, Node would end the process first.
  let opened: Gangway | undefined;
  opening.then(
    (gangway) => {
      opened = gangway;
    },
    () => {},
  );
  const polling = opening.then(
    (gangway) => pollDeliveries(gangway.deliver),
    () => () => {},
  );
  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    (await polling)();
    await opening.then(
      (gangway) => gangway.close(),
      () => undefined,
    );
    mail?.close();
  }
  return {
    ready: opening.then(() => undefined),
    answerPoll: (poll) => opened?.answerPoll(poll) ?? null,
    fetch: (request, info) =>
      opened ? opened.fetch(request, info) : opening.then((gangway) => gangway.fetch(request, info)),
    handles: async (request, info) => (await opening).handles(request, info),
    deliver: async () => (await opening).deliver(),
    reload: async (next) => {
      (await opening).reload(next);
      mail?.retire();
      mail = next.mail && mailSender(next.mail);
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** @throws UnknownKeyError where the database was sealed under a key that the configuration doesn't have. */
async function openCheckedStore({ database, encryptionKeys }: AnyGangwayConfig): Promise<Store> {
  const store = await openStore({ ...openDialect(database), encryptionKeys });
  try {
    await store.checkKeys();
  } catch (error) {
    await store.close();
    throw error;
  }
  // Leaves a sealed row for the next start. Without room for it the proxy starts nevertheless, and isn't ready.
  await store.ping().catch(() => undefined);
  return store;
}
