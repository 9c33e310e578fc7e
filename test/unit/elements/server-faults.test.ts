import { describe, expect, it } from "vitest";
import type { ValidationResult } from "../../../src/contract/errors.js";
import { FAULT_NAMES, type FaultName } from "../../../src/contract/fault-names.js";
import { serverFaults } from "../../../src/elements/corrections/server-faults.js";
import { terms as german } from "../../../src/locales/de/complete-terms.js";
import { terms as english } from "../../../src/locales/en/complete-terms.js";
import type { Terms } from "../../../src/locales/terms.js";

const MESSAGE = "For developers only.";

function textOf(resultName: string, name = "firstName", path = "customerContext", terms: Terms = english) {
  const fault: ValidationResult = {
    path,
    name,
    resultName,
    resultType: "Error",
    resultScope: "Field",
    message: MESSAGE,
  };
  const [[field, text] = ["", () => ""]] = serverFaults([fault], terms.labels, () => 100);
  return { field, text: text(terms) };
}

const CHECK = "Please check: First name";
/** Every fault that a server can find, with its words. A new one does not compile until it has some. */
const WORDS: Record<FaultName, string> = {
  Required: "Enter your first name",
  TooLong: "Too long: First name can have at most 100\u00a0characters",
  PersonNameInvalidCharacter: "First name: please use letters, spaces, hyphens and apostrophes only",
  InvalidEmail: "Enter an email address like name@example.com",
  InvalidPhoneNumber: "Enter a phone number with its country code, like +61\u00a0491\u00a0570\u00a0156",
  InvalidDate: CHECK,
  InvalidType: CHECK,
  InvalidValue: CHECK,
  InvalidFormat: CHECK,
  InvalidLength: CHECK,
  InvalidCharacter: CHECK,
  InvalidUuid: CHECK,
  InvalidUrl: CHECK,
  TooShort: CHECK,
  TooYoung: CHECK,
  TooMany: CHECK,
  UnknownMember: CHECK,
  UnknownCursor: CHECK,
  OriginNotAllowed: CHECK,
  ServerOnly: CHECK,
  MailNotConfigured: CHECK,
  NotOffered: CHECK,
  InvalidOrganisationCodeLength: CHECK,
};

describe("the faults that the server finds", () => {
  it.each(Object.entries(WORDS))("have words of ours: %s", (name, words) => {
    expect(textOf(name)).toEqual({ field: "firstName", text: words });
  });

  it.each([...FAULT_NAMES, "SomethingNew", "constructor", ""])(
    "have words in each language, at each field: %s",
    (resultName) => {
      for (const terms of [english, german]) {
        for (const name of Object.keys(terms.labels)) {
          const { field, text } = textOf(resultName, name, name === "email" ? "" : "customerContext", terms);
          expect(field).toBe(name);
          expect(text).toMatch(/\w/);
          expect(text).not.toMatch(/undefined|developers/);
        }
      }
    },
  );

  it("say which date is meant where it is not one, or not yet", () => {
    for (const fault of ["InvalidDate", "InvalidValue", "InvalidFormat"]) {
      expect(textOf(fault, "dateOfBirth").text).toBe(english.invalidDate);
    }
  });

  it("name no number where the server's limit is not the field's", () => {
    const result = { path: "", name: "email", resultType: "Error", resultScope: "Field" } as const;
    const faults = serverFaults(
      [{ ...result, resultName: "TooLong", message: MESSAGE }],
      english.labels,
      () => undefined,
    );
    expect(faults.get("email")?.(english)).toBe("Please check: Email address");
  });

  it.each([
    ["", "referenceData"],
    ["customerContext", "0"],
    ["customerContext", "constructor"],
    ["customerContext.document", "address"],
    ["", ""],
  ])("are one sentence for what no field stands for: %s.%s", (path, name) => {
    expect(textOf("InvalidType", name, path)).toEqual({ field: "", text: english.otherFault });
  });
});
