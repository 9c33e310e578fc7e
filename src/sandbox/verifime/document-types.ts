/** The documents as the portal's forms send them, and their words. */
export const DOCUMENT_TYPES = { Passport: "passport", "Driver licence": "driverLicence" } as const;
export type DocumentType = keyof typeof DOCUMENT_TYPES;

export function isDocumentType(value: unknown): value is DocumentType {
  return typeof value === "string" && Object.hasOwn(DOCUMENT_TYPES, value);
}
