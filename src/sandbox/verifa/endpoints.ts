import type { SandboxTools } from "../sandbox-provider.js";
import type { WebhookStyle } from "./account.js";

/** A webhook endpoint made by the API. Each has a secret of its own. */
export interface Endpoint {
  id: string;
  url: string;
  label: string | null;
  isSandbox: boolean;
  /** `["*"]` is all of them. */
  enabledEvents: readonly string[];
  keyInflection: WebhookStyle["keyInflection"];
  secret: string;
  createdAt: number;
  updatedAt: number;
}

export interface Endpoints {
  list(isSandbox: boolean): Endpoint[];
  find(id: string, isSandbox: boolean): Endpoint | undefined;
  create(endpoint: Omit<Endpoint, "id" | "secret" | "createdAt" | "updatedAt">): Endpoint;
  remove(endpoint: Endpoint): void;
  rotateSecret(endpoint: Endpoint): void;
}

export function createEndpoints({ clock, uuid }: SandboxTools): Endpoints {
  const endpoints = new Map<string, Endpoint>();
  const token = () => uuid().replaceAll("-", "");
  const newSecret = () => `whsec_${token()}`;

  return {
    list: (isSandbox) => [...endpoints.values()].filter((one) => one.isSandbox === isSandbox),

    find(id, isSandbox) {
      const endpoint = endpoints.get(id);
      return endpoint?.isSandbox === isSandbox ? endpoint : undefined;
    },

    create(given) {
      const now = clock.now();
      const id = `webhook_${token()}`;
      const endpoint = { ...given, id, secret: newSecret(), createdAt: now, updatedAt: now };
      endpoints.set(id, endpoint);
      return endpoint;
    },

    remove(endpoint) {
      endpoints.delete(endpoint.id);
    },

    rotateSecret(endpoint) {
      endpoint.secret = newSecret();
      endpoint.updatedAt = clock.now();
    },
  };
}
