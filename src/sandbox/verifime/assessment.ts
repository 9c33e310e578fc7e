/**
 * VerifiMe's risk assessment. From "Risk Assessment" and "Testing" (developer.verifime.com), 20 November 2026.
 *
 * Assumed: a middle name with `pep` makes HIGH, one with `sanction` EXTREME. The pages only promise the flags.
 */
export const RISK_LEVELS = ["LOW", "MEDIUM", "HIGH", "EXTREME", "NO RISK DETECTED"] as const;
export const ASSESSMENT_STATUSES = ["PENDING", "PRELIMINARY", "ASSESSED"] as const;

export interface Assessment {
  status: (typeof ASSESSMENT_STATUSES)[number];
  riskLevel: (typeof RISK_LEVELS)[number] | null;
  flags: readonly string[];
}

/** The assessment that follows from a middle name, in upper or lower case ("Testing"). */
export function assess(middleName: string): Assessment {
  const name = middleName.toLowerCase();
  const pep = name.includes("pep");
  const sanction = name.includes("sanction");
  const flags = [...(pep ? ["PEP"] : []), ...(sanction ? ["SANCTIONS"] : [])];
  return { status: "ASSESSED", riskLevel: sanction ? "EXTREME" : pep ? "HIGH" : "LOW", flags };
}
