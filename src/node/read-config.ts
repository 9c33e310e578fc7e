import { readFile } from "node:fs/promises";
import stripJsonComments from "strip-json-comments";
import type { ProviderDefinition } from "../providers/define-provider.js";
import {
  ConfigError,
  type ParseConfigOptions,
  type ParsedConfig,
  parseConfig,
} from "../proxy/parse-config.js";

/**
 * Reads a configuration file (JSON, with comments where there are any) and resolves its `env:NAME` references from the environment.
 * @throws ConfigError with every fault and its path; a file that can't be read or parsed is one of them.
 */
export async function readConfig<Added extends ProviderDefinition = never>(
  file: string,
  env: Record<string, string | undefined> = process.env,
  options: ParseConfigOptions<Added> = {},
): Promise<ParsedConfig<Added>> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    throw new ConfigError([{ path: file, message: "can't be read: check the path given with --config" }]);
  }
  let json: unknown;
  try {
    json = JSON.parse(stripJsonComments(text, { trailingCommas: true }));
  } catch (error) {
    // The message of JSON.parse quotes the text, which may be a secret.
    throw new ConfigError([{ path: file, message: `is not valid JSON${placeOf(error, text)}` }]);
  }
  return parseConfig(json, env, options);
}

/** Comments were blanked out, so positions are those of the file. */
function placeOf(error: unknown, text: string): string {
  const [, position] = /position (\d+)/.exec(String(error)) ?? [];
  if (position === undefined) return "";
  const lines = text.slice(0, Number(position)).split("\n");
  return ` at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}
