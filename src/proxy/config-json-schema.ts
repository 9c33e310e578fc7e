/** The configuration as a JSON Schema (2020-12), by which editors complete and check it. */
import * as z from "zod";
import { createConfigSchema } from "./config-schema.js";
import { installProviders } from "./installed-providers.js";

type Json = Record<string, unknown>;

/** Any text may stand in an environment variable instead. */
const REFERENCE = { type: "string", pattern: "^env:.+" };

/** Describes the configuration with the providers that come with Gangway. */
export function configJsonSchema(): Json {
  return z.toJSONSchema(createConfigSchema(installProviders([])), {
    io: "input",
    unrepresentable: "any",
    override({ jsonSchema }) {
      const schema = jsonSchema as Json;
      delete schema.secret;
      // No format of JSON Schema, and `pattern` says the same.
      if (schema.format === "starts_with") delete schema.format;
      const isLimited =
        schema.format !== undefined || schema.pattern !== undefined || schema.enum !== undefined;
      if (schema.type !== "string" || !isLimited) return;
      const { description, default: fallback, ...text } = schema;
      for (const member of Object.keys(text)) delete schema[member];
      schema.anyOf = [text, REFERENCE];
    },
  });
}
