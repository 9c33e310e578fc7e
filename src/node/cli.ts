/** The command line. Each command reads its arguments here and does its work in a file of its own. */

import { parseArgs } from "node:util";
import { lookUp } from "../contract/look-up.js";
import { PROVIDER_IDS, type ProviderId } from "../contract/providers.js";
import { UnknownKeyError } from "../crypto/seal.js";
import type { AnyGangwayConfig } from "../proxy/config-schema.js";
import { ConfigError, type ConfigFault, type ParsedConfig } from "../proxy/parse-config.js";
import { CommandError } from "./command-error.js";
import { DatabaseUnreachableError } from "./database-unreachable-error.js";
import { createEnvironmentReader } from "./environment-reader.js";

const UNKNOWN_KEY = `The database is sealed under a key that is not among encryptionKeys. Check that the configuration has this
database's keys: the first key encrypts, and the others only decrypt.`;

/** A mistake in the arguments. */
class UsageError extends Error {}

/** The options of every command that reads the configuration. */
const CONFIG = { config: { type: "string" }, "env-file": { type: "string" } } as const;

async function dev(args: string[]): Promise<void> {
  const { values } = parse(args, {
    provider: { type: "string", default: "veriff" },
    port: { type: "string", default: "8786" },
    "proxy-port": { type: "string", default: "8787" },
    "sandbox-port": { type: "string", default: "8788" },
    "smtp-port": { type: "string", default: "8789" },
  });
  const { startDev } = await import("./start-dev.js");
  const servers = await startDev({
    provider: providerId(values.provider),
    pagePort: port(values.port, "--port"),
    proxyPort: port(values["proxy-port"], "--proxy-port"),
    sandboxPort: port(values["sandbox-port"], "--sandbox-port"),
    smtpPort: port(values["smtp-port"], "--smtp-port"),
  });
  stopOnSignal(servers.close);
  console.log(`A page with the widget:   ${servers.pageUrl}
The proxy:                ${servers.proxyUrl}
The providers, and mails: ${servers.sandboxUrl}
X-API-Key of HARBOUR:     ${servers.apiKey}

Open the page and enter any email address: its code arrives in the sandbox. Everything is in memory and ends with Ctrl+C.
Next: gangway init --provider ${values.provider}`);
}

async function init(args: string[]): Promise<void> {
  const { values } = parse(args, {
    provider: { type: "string" },
    config: { type: "string", default: "gangway.config.jsonc" },
  });
  const provider = providerId(required(values.provider, "--provider"));
  const { writeTemplate } = await import("./write-template.js");
  const files = await writeTemplate(provider, values.config);
  console.log(`${files.config}: the configuration. Change its addresses, and the name of your organisation.
${files.env}: its secrets. Fill in those of the provider and of the mail server, and keep the file out of version control.
${files.schema}: the configuration's JSON Schema, for your editor.

Next: gangway check --config ${files.config} --env-file ${files.env}`);
}

async function schema(args: string[]): Promise<void> {
  parse(args, {});
  const { configJsonSchema } = await import("../proxy/config-json-schema.js");
  console.log(JSON.stringify(configJsonSchema(), null, 2));
}

async function serve(args: string[]): Promise<void> {
  const { values } = parse(args, {
    ...CONFIG,
    port: { type: "string", default: "8787" },
    host: { type: "string" },
  });
  const options = { port: port(values.port, "--port"), hostname: values.host };
  const { serve: run } = await import("./serve.js");
  const gangway = await run({ ...options, readConfig: createConfigReader(values), onWarning: printWarning });
  stopOnSignal(gangway.close);
  console.log(`gangway ready on ${gangway.url}`);
}

async function sandbox(args: string[]): Promise<void> {
  const { values } = parse(args, {
    port: { type: "string", default: "8788" },
    "smtp-port": { type: "string", default: "8789" },
  });
  const { startSandbox } = await import("./start-sandbox.js");
  const started = await startSandbox({
    port: port(values.port, "--port"),
    smtpPort: port(values["smtp-port"], "--smtp-port"),
  });
  stopOnSignal(started.close);
  console.log(`gangway sandbox ready on ${started.url}`);
}

async function check(args: string[]): Promise<void> {
  const { values } = parse(args, {
    ...CONFIG,
    page: { type: "string" },
    "allow-private": { type: "boolean", default: false },
  });
  const config = await readConfig(values);
  const codes = config.organisations.map(({ code, provider }) => `${code} (${provider.id})`).join(", ");
  console.log(`The configuration is valid. Organisations: ${codes}`);
  if (values.page === undefined) return;
  const { checkPage } = await import("./check-page.js");
  console.log(await checkPage(values.page, config, { allowPrivate: values["allow-private"] }));
}

async function migrate(args: string[]): Promise<void> {
  const { values } = parse(args, CONFIG);
  const config = await readConfig(values);
  const { migrateDatabase } = await import("./migrate-database.js");
  const applied = await migrateDatabase(config.database);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
}

async function backup(args: string[]): Promise<void> {
  const { values } = parse(args, { ...CONFIG, to: { type: "string" } });
  const to = required(values.to, "--to");
  const config = await readConfig(values);
  const { backUpDatabase } = await import("./back-up-database.js");
  await backUpDatabase(config.database, to);
  console.log(`Backed up to ${to}. Keep the encryption keys somewhere else: it can't be read without them.`);
}

async function rotateKeys(args: string[]): Promise<void> {
  const { values } = parse(args, CONFIG);
  const config = await readConfig(values);
  const { rotateKeys: rotate, describeRotation } = await import("./rotate-keys.js");
  console.log(describeRotation(await rotate(config)));
}

interface ConfigValues {
  config?: string | undefined;
  "env-file"?: string | undefined;
}

/** Creates the reader of the files that the arguments name. Each call reads them anew. */
function createConfigReader(values: ConfigValues): () => Promise<ParsedConfig> {
  const path = required(values.config, "--config");
  const readEnvironment = createEnvironmentReader(values["env-file"]);
  return async () => {
    const { readConfig: read } = await import("./read-config.js");
    return read(path, readEnvironment());
  };
}

/** Reads the configuration and prints its warnings to standard error. */
async function readConfig(values: ConfigValues): Promise<AnyGangwayConfig> {
  const { config, warnings } = await createConfigReader(values)();
  for (const warning of warnings) printWarning(warning);
  return config;
}

function printWarning({ path, message }: ConfigFault): void {
  console.error(`warning: ${path} ${message}`);
}

interface Command {
  /** The arguments, as they are written. */
  usage: string;
  summary: string;
  run: (args: string[]) => Promise<void>;
}

const CONFIG_USAGE = "--config gangway.config.jsonc [--env-file gangway.env]";

const COMMANDS: Record<string, Command> = {
  dev: {
    usage: "[--provider veriff] [--port 8786] [--proxy-port 8787] [--sandbox-port 8788] [--smtp-port 8789]",
    summary: "Runs the sandbox, the proxy and a page with the widget, all in memory.",
    run: dev,
  },
  init: {
    usage: "--provider veriff [--config gangway.config.jsonc]",
    summary: "Writes a configuration with comments, its secrets, and its JSON Schema.",
    run: init,
  },
  check: { usage: CONFIG_USAGE, summary: "Reads the configuration and names every fault.", run: check },
  serve: {
    usage: `${CONFIG_USAGE} [--port 8787] [--host 0.0.0.0]`,
    summary: "Runs the proxy.",
    run: serve,
  },
  sandbox: {
    usage: "[--port 8788] [--smtp-port 8789]",
    summary: "Runs the simulated providers and a mail server.",
    run: sandbox,
  },
  migrate: { usage: CONFIG_USAGE, summary: "Creates or updates the tables.", run: migrate },
  backup: {
    usage: `${CONFIG_USAGE} --to backup.db`,
    summary: "Copies a SQLite database while it is in use.",
    run: backup,
  },
  "rotate-keys": {
    usage: CONFIG_USAGE,
    summary: "Encrypts everything under the first of encryptionKeys.",
    run: rotateKeys,
  },
  schema: { usage: "", summary: "Prints the configuration's JSON Schema.", run: schema },
};

const USAGE = `Usage:
${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  gangway ${name.padEnd(12)} ${summary}`)
  .join("\n")}

gangway COMMAND --help shows its options, gangway --version the version.`;

function usageOf(name: string, { usage, summary }: Command): string {
  return `${summary}\n\nUsage: gangway ${name} ${usage}`.trimEnd();
}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>["options"];

function parse<const O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function required(value: string | undefined, name: string): string {
  if (value) return value;
  throw new UsageError(`${name} is missing`);
}

function providerId(text: string): ProviderId {
  const id = PROVIDER_IDS.find((known) => known === text);
  if (id) return id;
  throw new UsageError(`--provider must be one of ${PROVIDER_IDS.join(", ")}`);
}

function port(text: string, name: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new UsageError(`${name} must be a port number from 0 to 65535`);
}

/** Closes once, on the first signal that asks the process to end. */
function stopOnSignal(close: () => Promise<void>): void {
  const stop = () => {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
}

/** Returns the text for an error that ends a command. Unexpected errors keep their stack. */
function explain(error: unknown, command: Command | undefined): string {
  if (error instanceof UsageError) return `${error.message}\n\n${command ? usageOf(name, command) : USAGE}`;
  if (error instanceof ConfigError || error instanceof CommandError) return error.message;
  if (error instanceof UnknownKeyError) return UNKNOWN_KEY;
  if (error instanceof DatabaseUnreachableError) {
    return `${error.message}\nCheck that the server runs, and that "database" in the configuration is its address.`;
  }
  const { code, message, port: taken } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") return `Port ${taken} is in use: choose another one.`;
  return error instanceof Error ? (error.stack ?? message) : String(error);
}

/** The version of the package that holds this file, or of the repository's. */
async function version(): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version?: string }).version ?? "unreleased";
}

const HELP = new Set(["--help", "-h", "help"]);
const [name = "", ...rest] = process.argv.slice(2);
const command = lookUp(COMMANDS, name);
if (HELP.has(name)) {
  console.log(USAGE);
} else if (name === "--version" || name === "-v") {
  console.log(await version());
} else if (command && rest.some((argument) => HELP.has(argument))) {
  console.log(usageOf(name, command));
} else {
  try {
    if (!command) throw new UsageError(name ? `There is no command "${name}".` : "A command is missing.");
    await command.run(rest);
  } catch (error) {
    console.error(explain(error, command));
    process.exit(error instanceof UsageError ? 2 : 1);
  }
}
