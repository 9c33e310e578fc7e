/**
 * A person as a provider has checked them, under names of our own. Each provider fills it from its result, and an
 * identity is made from it. Members that the provider says nothing about are left out.
 */
export interface Person {
  firstName?: string | undefined;
  middleName?: string | undefined;
  lastName?: string | undefined;
  /** `YYYY-MM-DD`. */
  dateOfBirth?: string | undefined;
  gender?: string | undefined;
  nationality?: string | undefined;
  /** As Verifa has them where one fits: `passport`, `drivers_license`, `national_id`, `residence_permit`. */
  documentType?: string | undefined;
  documentNumber?: string | undefined;
  /** The document's country: two letters (ISO 3166-1) where they are known. */
  country?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  /** On one line. */
  address?: string | undefined;
  faceMatchPassed?: boolean | undefined;
  ageCheckPassed?: boolean | undefined;
  /** In years, at the time of the check. */
  age?: number | undefined;
}
