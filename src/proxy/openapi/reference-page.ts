/**
 * `/docs`: the OpenAPI document as a page, without a script. The renderers that we measured (Redoc, Swagger UI, Scalar)
 * install 8 to 12 MB, and their scripts of more than 1 MB set styles that a strict policy refuses.
 */
import { html, raw } from "hono/html";
import { type JsonSchema, type Markup, prose, schemaView } from "./schema-view.js";

/** The part of an OpenAPI 3.1 document that the page shows. */
export interface ApiDescription {
  info: { title: string; version: string; summary: string };
  servers: readonly { url: string }[];
  tags: readonly { name: string; description: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  webhooks: Readonly<Record<string, { post: Operation }>>;
  components: {
    schemas: Readonly<Record<string, JsonSchema>>;
    securitySchemes: Readonly<Record<string, SecurityDescription>>;
  };
}

interface Operation {
  operationId: string;
  tags: readonly string[];
  summary: string;
  description?: string;
  security?: readonly Readonly<Record<string, readonly string[]>>[];
  parameters: readonly {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema: JsonSchema;
  }[];
  requestBody?: { required: boolean; content: Content };
  responses: Readonly<Record<string, { description: string; content?: Content }>>;
}

type Content = Readonly<Record<string, { schema: JsonSchema; example?: unknown }>>;

interface SecurityDescription {
  type: string;
  in?: string;
  name?: string;
  scheme?: string;
  description?: string;
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; --line: light-dark(#d5d9e0, #343a46); --soft: light-dark(#4b5563, #b6bdc9); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; color: light-dark(#161a22, #eef1f6); background: light-dark(#fff, #0f1116); overflow-wrap: anywhere; }
a { color: light-dark(#0b4f8a, #8fc7ff); }
code, pre { font: .875em/1.5 ui-monospace, monospace; }
pre { padding: .75rem; overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; overflow-wrap: normal; }
h2 { margin-top: 3rem; }
h3 { margin: 2.5rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.0625rem; }
h3 code { font-weight: 700; }
h4 { margin: 1.25rem 0 .25rem; font-size: 1rem; }
nav ul { list-style: none; padding: 0; }
nav li a { display: inline-block; padding: .25rem 0; }
p { margin: .25rem 0 .5rem; }
.type { color: var(--soft); font-size: .9375em; }
dl { margin: .25rem 0 .5rem; padding-left: .75rem; border-left: 2px solid var(--line); }
dt { margin-top: .375rem; }
dd { margin: 0; }
dd dl { margin-left: .25rem; }
summary { padding: .25rem 0; cursor: pointer; }
`;

export interface ReferencePage {
  body: string;
  contentSecurityPolicy: string;
}

export async function renderReferencePage(api: ApiDescription): Promise<ReferencePage> {
  const style = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(STYLE));
  const hash = btoa(String.fromCharCode(...new Uint8Array(style)));
  return {
    body: documentOf(api),
    contentSecurityPolicy: [
      "default-src 'none'",
      `style-src 'sha256-${hash}'`,
      "img-src data:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
  };
}

function documentOf(api: ApiDescription): string {
  const { info, servers, tags, webhooks, components } = api;
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      title: `${method.toUpperCase()} ${path}`,
    })),
  );
  const sections = tags.map(({ name, description }) => ({
    id: name,
    title: description.replace(/\.$/, ""),
    operations: operations.filter((operation) => operation.tags[0] === name),
  }));
  const events = Object.entries(webhooks).map(([title, { post }]) => ({ ...post, title }));
  const schemes = Object.entries(components.securitySchemes);
  return String(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${info.title} HTTP API</title>
    <link rel="icon" href="data:," />
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <header>
      <h1>${info.title} HTTP API</h1>
      <p>${info.summary} Base URL: <code>${servers.map(({ url }) => url).join(", ")}</code></p>
      <p>The same for programs: <a href="openapi.json">OpenAPI document</a>.</p>
    </header>
    <nav aria-label="Contents">
      ${sections.map(contents)} ${contents({ id: "webhooks", title: "Webhooks to the partner's server", operations: events })}
      <ul>
        <li><a href="#credentials">Credentials</a></li>
        <li><a href="#schemas">Schemas</a></li>
      </ul>
    </nav>
    <main>
      ${sections.map(section)} ${section({ id: "webhooks", title: "Webhooks to the partner's server", operations: events })}
      <section>
        <h2 id="credentials">Credentials</h2>
        <dl>
          ${schemes.map(
            ([name, scheme]) =>
              html`<dt id="credential-${name}"><code>${name}</code></dt>
                <dd>${credentialOf(scheme)} ${prose(scheme.description ?? "")}</dd>`,
          )}
        </dl>
      </section>
      <section>
        <h2 id="schemas">Schemas</h2>
        ${Object.entries(components.schemas).map(
          ([name, schema]) => html`<h3 id="schema-${name}">${name}</h3>${schemaView(schema)}`,
        )}
      </section>
    </main>
  </body>
</html>
`);
}

interface Section {
  id: string;
  title: string;
  operations: readonly (Operation & { title: string })[];
}

function contents({ id, title, operations }: Section): Markup {
  return html`<details>
        <summary>${title} (${operations.length})</summary>
        <ul>
          <li><a href="#${id}">${title}</a></li>
          ${operations.map(
            (operation) =>
              html`<li><a href="#${operation.operationId}"><code>${operation.title}</code> ${operation.summary}</a></li>`,
          )}
        </ul>
      </details>`;
}

function section({ id, title, operations }: Section): Markup {
  return html`<section>
        <h2 id="${id}">${title}</h2>
        ${operations.map(operationView)}
      </section>`;
}

function operationView(operation: Operation & { title: string }): Markup {
  const { operationId, title, summary, description, security, parameters, requestBody, responses } =
    operation;
  return html`<h3 id="${operationId}"><code>${title}</code></h3>
        <p><strong>${summary}</strong></p>
        ${description === undefined ? "" : html`<p>${prose(description)}</p>`}
        ${security === undefined ? "" : html`<p>Credentials: ${credentialsOf(security)}</p>`}
        ${
          parameters.length === 0
            ? ""
            : html`<h4>Parameters</h4>
              <dl>
                ${parameters.map(
                  (parameter) => html`<dt><code>${parameter.name}</code>
                      <span class="type">in the ${parameter.in}${parameter.required ? ", required" : ""}</span></dt>
                    <dd>${prose(parameter.description ?? "")} ${schemaView(parameter.schema)}</dd>`,
                )}
              </dl>`
        }
        ${requestBody === undefined ? "" : html`<h4>Body</h4>${contentView(requestBody.content)}`}
        <h4>Answers</h4>
        ${Object.entries(responses).map(
          ([status, { description, content }]) => html`<details>
              <summary><code>${status}</code> ${prose(description)}</summary>
              ${content === undefined ? "" : contentView(content)}
            </details>`,
        )}`;
}

function contentView(content: Content): Markup {
  return html`${Object.entries(content).map(
    ([mediaType, { schema, example }]) => html`<p class="type">${mediaType}</p>
          ${schemaView(schema)}
          ${
            example === undefined
              ? ""
              : html`<p>Example:</p>
                <pre tabindex="0"><code>${typeof example === "string" ? example : JSON.stringify(example, null, 2)}</code></pre>`
          }`,
  )}`;
}

function credentialsOf(security: readonly Readonly<Record<string, readonly string[]>>[]): Markup {
  const names = security.map((scheme) => {
    const [name] = Object.keys(scheme);
    return name === undefined ? html`none` : html`<a href="#credential-${name}">${name}</a>`;
  });
  return html`${names.flatMap((name, index) => (index === 0 ? [name] : [" or ", name]))}`;
}

function credentialOf({ type, in: place, name, scheme }: SecurityDescription): Markup {
  return type === "http"
    ? html`<code>Authorization: ${scheme === "bearer" ? "Bearer …" : scheme}</code>.`
    : html`<code>${name}</code> in the ${place}.`;
}
