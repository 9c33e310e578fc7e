import type { ValidationResult } from "../../contract/errors.js";
import type { FaultName } from "../../contract/fault-names.js";
import type { CorrectionsTerms, FailureTerms, FirstTerms } from "../../locales/terms.js";
import type { PhoneFault } from "../phone/correct-phone.js";
import type { Faults } from "./correct-details.js";

type Labels = FirstTerms["labels"];
type FaultTerms = FirstTerms & CorrectionsTerms & Partial<FailureTerms>;

/**
 * Makes our own words of the faults that the server found. Its messages are for developers.
 * @param limitOf Returns the most characters of a field whose text is longer, or undefined.
 */
export function serverFaults(
  results: readonly ValidationResult[],
  labels: Labels,
  limitOf: (field: string) => number | undefined,
): Faults {
  return new Map(
    results.map(({ path, name, resultName }) => {
      const isField = (path === "" || path === "customerContext") && Object.hasOwn(labels, name);
      return isField
        ? [name, (terms: FaultTerms) => textOf(resultName, name as keyof Labels, limitOf(name), terms)]
        : ["", ({ otherFault, unreachable }: FaultTerms) => otherFault ?? unreachable];
    }),
  );
}

function textOf(
  resultName: string,
  field: keyof Labels,
  limit: number | undefined,
  terms: FaultTerms,
): string {
  const label = terms.labels[field];
  const check = terms.checkField?.(label) ?? label;
  if (field === "dateOfBirth" && resultName !== "Required") return terms.invalidDate;
  switch (resultName as FaultName | PhoneFault) {
    case "Required":
      return terms.missing(label);
    case "InvalidEmail":
      return terms.invalidEmail;
    case "InvalidPhoneNumber":
      return terms.invalidPhone;
    case "ImpossiblePhoneNumber":
      return terms.impossiblePhone;
    case "TooLong":
      return (limit && terms.tooLong?.(label, limit)) || check;
    case "PersonNameInvalidCharacter":
      return terms.invalidName?.(label) ?? check;
    default:
      return check;
  }
}
