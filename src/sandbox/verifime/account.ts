/**
 * The organisation codes that the simulated VerifiMe knows. A code's length isn't public (only that eight characters
 * are wrong): ten was chosen, the length of `ORGCODE123` in "POST /v1/user/invite".
 */
export interface VerifimeOrganisation {
  code: string;
  name: string;
  /** Only an active code can create invites ("Organisation Code"). */
  active: boolean;
}

export const CODE_LENGTH = 10;

const ORGANISATIONS: readonly VerifimeOrganisation[] = [
  { code: "ORGCODE123", name: "Harbour Bank", active: true },
  { code: "INACTIVE01", name: "Closed Brokers", active: false },
];

/** The code that is handed out. */
export const ORGANISATION_CODE = "ORGCODE123";

/** The webhook secret: it only looks random, so that a configuration outlives a restart. */
export const WEBHOOK_SECRET = "vms_7Qd2mXv9Kc4TzRw1Ye8LbNf3Hg6UpJs0";

export function findOrganisation(code: string): VerifimeOrganisation | undefined {
  return ORGANISATIONS.find((organisation) => organisation.code === code);
}
