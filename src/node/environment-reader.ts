import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { ConfigError } from "../proxy/parse-config.js";

type Environment = Record<string, string | undefined>;

/**
 * Creates the reader of the environment variables. Each call reads the file anew. Variables that the process was started with
 * win. The first reading also sets `process.env`, where the database driver and the log look.
 */
export function createEnvironmentReader(file: string | undefined): () => Environment {
  const given = { ...process.env };
  let first = true;
  return () => {
    if (file === undefined) return given;
    const variables = { ...readVariables(file), ...given };
    if (first) Object.assign(process.env, variables);
    first = false;
    return variables;
  };
}

/** @throws ConfigError where there is no such file. */
function readVariables(file: string): Environment {
  try {
    return parseEnv(readFileSync(file, "utf8"));
  } catch {
    throw new ConfigError([{ path: file, message: "can't be read: check the path given with --env-file" }]);
  }
}
