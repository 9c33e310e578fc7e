/**
 * Access to `/metrics`. With `metrics.token` in the config, it needs the token. Without it, only the machine itself has
 * access: connections from the loopback address, where no reverse proxy is in front of us.
 */
import { constantTimeEqual } from "../../crypto/constant-time-equal.js";
import { sha256Hex } from "../../crypto/sha256.js";
import type { AnyGangwayConfig } from "../config-schema.js";
import { bearerToken } from "./bearer-token.js";
import type { AddressedRequest, ClientAddress } from "./client-address.js";

export interface MetricsAccess {
  isAllowed(request: AddressedRequest): Promise<boolean>;
}

export function createMetricsAccess(
  { metrics, trustedProxies }: Pick<AnyGangwayConfig, "metrics" | "trustedProxies">,
  clientAddress: ClientAddress,
): MetricsAccess {
  const expected = metrics && sha256Hex(metrics.token);

  return {
    async isAllowed(addressed) {
      const request = addressed.req.raw;
      if (expected !== undefined) {
        return constantTimeEqual(await sha256Hex(bearerToken(request.headers) ?? ""), await expected);
      }
      const isForwarded = request.headers.has("x-forwarded-for") || request.headers.has("forwarded");
      return trustedProxies === 0 && !isForwarded && isLoopback(clientAddress.connection(addressed) ?? "");
    },
  };
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address);
}
