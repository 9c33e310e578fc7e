/** The ways that a one-time code can take to the customer of a visit. */
import type { CodeChannel } from "../../contract/code-channel.js";
import type { VisitInvite } from "../../records/visits/visit.js";
import { phoneNumberOf } from "./phone-number.js";

export interface CodeWays {
  /** The preferred one first. */
  channels: CodeChannel[];
  /** The invite's number in E.164. Null: it has none that text messages may go to. */
  phoneNumber: string | null;
}

export type CodeWaysOf = (invite: Pick<VisitInvite, "customerContext">) => CodeWays;

/**
 * @param wanted the organisation's channels, the preferred one first.
 * @param prefixes the beginnings of numbers that text messages may go to, such as `+61`.
 */
export function createCodeWaysOf(wanted: readonly CodeChannel[], prefixes: readonly string[]): CodeWaysOf {
  return ({ customerContext }) => {
    const number = phoneNumberOf(customerContext?.preferredContactNumber ?? "");
    const phoneNumber =
      number !== null && prefixes.some((prefix) => number.startsWith(prefix)) ? number : null;
    return { channels: wanted.filter((channel) => channel !== "sms" || phoneNumber !== null), phoneNumber };
  };
}
