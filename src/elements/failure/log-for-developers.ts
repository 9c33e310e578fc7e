import type { GangwayError } from "../../contract/errors.js";

/** Writes an error to the console. The customer reads other words. */
export function logForDevelopers({ code, message }: GangwayError): void {
  // biome-ignore lint/suspicious/noConsole: the people who made the page look there first
  console.error(`<gangway-onboarding> ${code}: ${message}`);
}
