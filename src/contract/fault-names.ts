/** The kinds of fault in a request: the `resultName` of our own `validationResults`, and VerifiMe's documented ones. */
export const FAULT_NAMES = [
  "Required",
  "InvalidType",
  "InvalidValue",
  "InvalidFormat",
  "InvalidLength",
  "InvalidCharacter",
  "InvalidUuid",
  "InvalidEmail",
  "InvalidDate",
  "InvalidUrl",
  "InvalidPhoneNumber",
  "TooLong",
  "TooShort",
  "TooMany",
  "TooYoung",
  "UnknownMember",
  "UnknownCursor",
  "OriginNotAllowed",
  "ServerOnly",
  "MailNotConfigured",
  "NotOffered",
  // VerifiMe, "POST /v1/user/invite" (developer.verifime.com)
  "PersonNameInvalidCharacter",
  "InvalidOrganisationCodeLength",
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];
