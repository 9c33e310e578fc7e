import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPublicAddress } from "../proxy/webhooks/public-address.js";

/** The form of `dns.lookup` that asks for all addresses. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Resolves a name once and checks each of its addresses, for the connection that follows. A name that changes its address
 * between the check and the connection gains nothing.
 * @param refusal makes the error for a name with an address that isn't allowed.
 */
export function guardedLookup(
  refusal: () => Error,
  resolve: Resolve = lookup,
  isAllowed: (address: string) => boolean = isPublicAddress,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) callback(error ?? new Error("The name has no address."), "");
      else if (!addresses.every(({ address }) => isAllowed(address))) callback(refusal(), "");
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
