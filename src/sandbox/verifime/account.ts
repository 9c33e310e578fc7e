/**
 * The organisations that the simulated VerifiMe knows. Values only look random, so that a configuration outlives a
 * restart.
 *
 * Assumed: a code has ten characters, like `ORGCODE123` in "POST /v1/user/invite" (developer.verifime.com). Its length
 * isn't public, only that eight characters are wrong.
 */
export interface Organisation {
  code: string;
  name: string;
  /** Only an active code can create invites ("Organisation Code"). */
  active: boolean;
}

export const CODE_LENGTH = 10;

const ORGANISATION: Organisation = { code: "ORGCODE123", name: "Harbour Bank", active: true };
const ORGANISATIONS: readonly Organisation[] = [
  ORGANISATION,
  { code: "INACTIVE01", name: "Closed Brokers", active: false },
];

/** Signs webhooks. */
export const WEBHOOK_SECRET = "vms_7Qd2mXv9Kc4TzRw1Ye8LbNf3Hg6UpJs0";

/** The members of Gangway's configuration. */
export function credentials(baseUrl: string) {
  return { baseUrl, code: ORGANISATION.code, secrets: [WEBHOOK_SECRET] };
}

export function findOrganisation(code: string): Organisation | undefined {
  return ORGANISATIONS.find((organisation) => organisation.code === code);
}
