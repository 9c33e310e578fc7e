/** `gangway init`: writes a configuration to begin with. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { ProviderId } from "../contract/providers.js";
import { configJsonSchema } from "../proxy/config-json-schema.js";
import { CommandError } from "./command-error.js";
import { configTemplate } from "./config-template.js";

export interface WrittenFiles {
  config: string;
  env: string;
  schema: string;
}

/**
 * Writes three files into the folder of `config`: the configuration, its secrets (readable for their owner only), and
 * its JSON Schema for editors.
 * @throws CommandError where one of them exists already; then none is written.
 */
export async function writeTemplate(provider: ProviderId, config: string): Promise<WrittenFiles> {
  const folder = dirname(config);
  const name = basename(config).replace(/(\.config)?\.jsonc?$/, "");
  const files = {
    config,
    env: join(folder, `${name}.env`),
    schema: join(folder, `${name}.config.schema.json`),
  };
  const secret = () => randomBytes(32).toString("base64");
  const template = configTemplate(provider, `./${basename(files.schema)}`, secret);
  const schema = `${JSON.stringify(configJsonSchema(), null, 2)}\n`;
  for (const file of [files.config, files.env]) {
    if (existsSync(file))
      throw new CommandError(`${file} exists already. Choose another name with --config.`);
  }
  await create(files.config, template.config);
  await create(files.env, template.env, 0o600);
  // The same for everybody who has this release: nothing is lost by writing it again.
  await writeFile(files.schema, schema);
  return files;
}

async function create(file: string, text: string, mode = 0o644): Promise<void> {
  try {
    await writeFile(file, text, { flag: "wx", mode });
  } catch (error) {
    throw new CommandError(`${file} can't be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}
