/** An identity: a person as one organisation knows them, across all visits. */
import type {
  DuplicateKind,
  ExtractedData,
  IdentityStatus,
  ScreeningStatus,
} from "../../contract/identity-words.js";
import type { AnyProviderId } from "../../contract/providers.js";

/** Times are in ms since the epoch. */
export interface Identity {
  id: string;
  /** The organisation's code. */
  organisation: string;
  /** The partner's own reference of the person. Null once redacted. */
  externalRef: string | null;
  status: IdentityStatus;
  /** A status that the partner set. It holds until a later verdict. */
  statusSet: { status: IdentityStatus; at: number } | null;
  screeningStatus: ScreeningStatus | null;
  /** The provider's time of the screening: an older one changes nothing. */
  screenedAt: number | null;
  monitoringEnabled: boolean;
  faceMatchPassed: boolean | null;
  ageCheckPassed: boolean | null;
  extractedAge: number | null;
  isSandbox: boolean;
  tags: readonly string[];
  extractedData: ExtractedData;
  rejectionReason: string | null;
  /** True while the findings of the latest verification are still to be fetched from the provider. */
  findingsPending: boolean;
  /** The provider of the latest conclusion. */
  provider: AnyProviderId | null;
  /** The id that this provider has for the person. */
  providerIdentityReference: string | null;
  /** The reference of the visit that concluded last. */
  latestVisit: string | null;
  archivedAt: number | null;
  firstVerifiedAt: number | null;
  lastVerifiedAt: number | null;
  createdAt: number;
  updatedAt: number;
  redactedAt: number | null;
}

export interface CountedIdentity extends Identity {
  sessionCount: number;
}

/** Another identity that may be the same person. */
export interface Duplicate {
  identity: Identity;
  matchedOn: DuplicateKind[];
}

/** The members of an identity before anything is known about the person, and after redaction. */
export const UNKNOWN_PERSON = {
  statusSet: null,
  screeningStatus: null,
  screenedAt: null,
  monitoringEnabled: false,
  faceMatchPassed: null,
  ageCheckPassed: null,
  extractedAge: null,
  tags: [],
  extractedData: {},
  rejectionReason: null,
  findingsPending: false,
  providerIdentityReference: null,
} satisfies Partial<Identity>;

/** The largest number of tags of an identity. */
export const MOST_TAGS = 50;
