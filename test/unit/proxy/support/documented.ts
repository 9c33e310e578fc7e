/**
 * Checks every answer of the proxy's tests against `/openapi.json`: the operation, the status, the media type and the
 * body must be as the document says. Any other answer fails the test that got it.
 */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";

interface OpenApiResponse {
  content?: Record<string, { schema: object }>;
}
export interface OpenApiOperation {
  /** Missing where the route has no description, which is a test of its own. */
  operationId?: string;
  parameters: { name: string; description?: string }[];
  responses: Record<string, OpenApiResponse>;
}
export interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, OpenApiOperation>>;
  webhooks: Record<string, { post: OpenApiOperation }>;
  components: { schemas: Record<string, object> };
}

export type CheckAnswer = (request: Request, response: Response) => Promise<void>;

const ROOT = "https://gangway.example/openapi.json";

/** Compiles schemas of the document, on demand, once each. */
export function schemasOf(document: OpenApiDocument): (pointer: string[]) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, ROOT);
  const pointerPart = (part: string) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
  return (pointer) => {
    const uri = `${ROOT}#/${pointer.map(pointerPart).join("/")}`;
    const validate = ajv.getSchema(uri);
    if (!validate) throw new Error(`${uri} is not there`);
    return validate;
  };
}

export function createCheckAnswer(document: OpenApiDocument): CheckAnswer {
  const schemas = schemasOf(document);
  const paths = Object.keys(document.paths).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replace(/[.+]/g, "\\$&").replace(/\{\w+\}/g, "[^/]+")}$`),
  }));
  const problem = ["components", "schemas", "Problem"];

  return async (request, response) => {
    const method = request.method === "HEAD" ? "get" : request.method.toLowerCase();
    const { pathname } = new URL(request.url);
    const matching = paths.filter(({ pattern }) => pattern.test(pathname));
    const path = matching.find(({ template }) => document.paths[template]?.[method]);
    const here = `${request.method} ${path?.template ?? pathname} answered ${response.status}`;
    const body = await response.text();
    const mediaType = response.headers.get("content-type")?.split(";")[0] ?? "";
    const check = (pointer: string[], value: unknown) => {
      const validate = schemas(pointer);
      if (validate(value)) return;
      const faults = validate.errors?.map(({ instancePath, message, params }) =>
        [instancePath || "(root)", message, JSON.stringify(params)].join(" "),
      );
      throw new Error(
        `${here} with a body that its description doesn't fit:\n${faults?.join("\n")}\n${body}`,
      );
    };

    if (!path || request.method === "OPTIONS") {
      // A preflight, a file of the host's, or nothing at all: only an error has a shape.
      if (mediaType === "application/problem+json" && body !== "") check(problem, JSON.parse(body));
      return;
    }
    const operation = document.paths[path.template]?.[method];
    if (!operation?.operationId) return;
    const answer = operation.responses[response.status];
    if (!answer) throw new Error(`${here}, which its description doesn't name: ${body}`);
    if (request.method === "HEAD") return;
    if (!answer.content) {
      if (body !== "") throw new Error(`${here} with a body, where its description has none`);
      return;
    }
    if (!answer.content[mediaType]) throw new Error(`${here} with an undescribed ${mediaType}: ${body}`);
    const pointer = [
      "paths",
      path.template,
      method,
      "responses",
      String(response.status),
      "content",
      mediaType,
      "schema",
    ];
    check(pointer, /[/+]json$/.test(mediaType) ? JSON.parse(body) : body);
  };
}
