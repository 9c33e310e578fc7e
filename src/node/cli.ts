/** The command line. Each command reads its arguments here and does its work in a file of its own. */

import { parseArgs } from "node:util";
import { lookUp } from "../contract/look-up.js";
import { UnknownKeyError } from "../crypto/seal.js";
import type { AnyGangwayConfig } from "../proxy/config-schema.js";
import { ConfigError } from "../proxy/parse-config.js";
import { CommandError } from "./command-error.js";

const USAGE = `Usage:
  gangway serve --config gangway.config.json [--port 8787] [--host 0.0.0.0]
  gangway sandbox [--port 8788] [--smtp-port 8789]
  gangway check --config gangway.config.json
  gangway migrate --config gangway.config.json
  gangway backup --config gangway.config.json --to backup.db
  gangway rotate-keys --config gangway.config.json`;

const UNKNOWN_KEY = `The database is sealed under a key that is not among encryptionKeys. Check that the configuration has this
database's keys: the first key encrypts, and the others only decrypt.`;

/** A mistake in the arguments. */
class UsageError extends Error {}

async function serve(args: string[]): Promise<void> {
  const { values } = parse(args, {
    config: { type: "string" },
    port: { type: "string", default: "8787" },
    host: { type: "string" },
  });
  const { startGangway } = await import("./start-gangway.js");
  const config = await readConfig(values.config);
  const gangway = await startGangway({ config, port: port(values.port, "--port"), hostname: values.host });
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
  const { values } = parse(args, { config: { type: "string" } });
  const config = await readConfig(values.config);
  const codes = config.organisations.map(({ code, provider }) => `${code} (${provider.id})`).join(", ");
  console.log(`The configuration is valid. Organisations: ${codes}`);
}

async function migrate(args: string[]): Promise<void> {
  const { values } = parse(args, { config: { type: "string" } });
  const config = await readConfig(values.config);
  const { migrateDatabase } = await import("./migrate-database.js");
  const applied = await migrateDatabase(config.database);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
}

async function backup(args: string[]): Promise<void> {
  const { values } = parse(args, { config: { type: "string" }, to: { type: "string" } });
  const to = required(values.to, "--to");
  const config = await readConfig(values.config);
  const { backUpDatabase } = await import("./back-up-database.js");
  await backUpDatabase(config.database, to);
  console.log(`Backed up to ${to}. Keep the encryption keys somewhere else: it can't be read without them.`);
}

async function rotateKeys(args: string[]): Promise<void> {
  const { values } = parse(args, { config: { type: "string" } });
  const config = await readConfig(values.config);
  const { rotateKeys: rotate, describeRotation } = await import("./rotate-keys.js");
  console.log(describeRotation(await rotate(config)));
}

/** Reads the configuration and prints its warnings to standard error. */
async function readConfig(file: string | undefined): Promise<AnyGangwayConfig> {
  const path = required(file, "--config");
  const { readConfig: read } = await import("./read-config.js");
  const { config, warnings } = await read(path);
  for (const warning of warnings) console.error(`warning: ${warning.path} ${warning.message}`);
  return config;
}

const COMMANDS: Record<string, (args: string[]) => Promise<void>> = {
  serve,
  sandbox,
  check,
  migrate,
  backup,
  "rotate-keys": rotateKeys,
};

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
function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n\n${USAGE}`;
  if (error instanceof ConfigError || error instanceof CommandError) return error.message;
  if (error instanceof UnknownKeyError) return UNKNOWN_KEY;
  const { code, message, port: taken } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") return `Port ${taken} is in use: choose another one with --port.`;
  return error instanceof Error ? (error.stack ?? message) : String(error);
}

const [name = "", ...rest] = process.argv.slice(2);
if (name === "--help" || name === "-h" || name === "help") {
  console.log(USAGE);
} else {
  try {
    const command = lookUp(COMMANDS, name);
    if (!command) throw new UsageError(name ? `There is no command "${name}".` : "A command is missing.");
    await command(rest);
  } catch (error) {
    console.error(explain(error));
    process.exit(error instanceof UsageError ? 2 : 1);
  }
}
