/**
 * The proxy's answers to the page. They are plain types, because zod stays out of the browser: the server's schemas
 * (`page-schemas.ts`) and the browser's readers (`src/flow`) both have to fit them.
 */

import type { CodeChannel } from "./code-channel.js";
import type { CustomerProgress } from "./customer-progress.js";
import type { AnyProviderId } from "./providers.js";
import type {
  Authentication,
  CollectableField,
  EndedReason,
  LaunchKind,
  Outcome,
  Status,
  VisitAction,
} from "./status.js";

export interface OrganisationCard {
  code: string;
  name: string;
  logoUrl: string | null;
  privacyUrl: string | null;
  /** Where customers get help: an https, `mailto:` or `tel:` address. A proxy of another version may not say. */
  helpUrl?: string | null | undefined;
}

/** `GET /v1/organisations/{code}`: the settings of the details step, read before there is a visit. */
export interface OrganisationAnswer {
  organisation: OrganisationCard;
  /** The fields that the details step asks for besides the email address, in this order. */
  collect: CollectableField[];
  authentication: Authentication;
  /** False where only the partner's server may invite. */
  browserInvites: boolean;
  /** True where the family name may stay empty, for customers who have one name only. */
  singleName?: boolean | undefined;
  /** In years. */
  minimumAge?: number | undefined;
  /** Two letters (ISO 3166-1): the country of phone numbers that are typed without a country code. */
  country?: string | undefined;
  /** Launch kinds that the organisation allows, the preferred one first. A proxy of another version may not say. */
  launch?: LaunchKind[] | undefined;
}

/** The frame of a provider's screen, where it can be framed. */
export interface FrameSource {
  url: string;
  /** The only origin whose messages are read. */
  origin: string;
  /** The exact `allow` list of the frame. */
  allow: string;
  /** The `sandbox` list of the frame. Without this member, the frame has no `sandbox`. */
  sandbox?: string | undefined;
  /**
   * Features of that list that the provider's screen can't do without. Where the page withholds one, the screen is
   * opened by its link. Without this member: the camera, if it is in the list.
   */
  needs?: string[] | undefined;
  /** The provider's name, for the frame's title. */
  name?: string | undefined;
}

/** `POST /v1/user/invite`, 201. */
export interface InviteAnswer {
  trackingReference: string;
  /** The hosted page. Null where `authentication` is `token`: no page but the partner's can prove the customer. */
  onboardingUrl?: string | null | undefined;
  /** Only with an API key, or where `authentication` is `none`. */
  inviteUrl?: string | undefined;
  /** A QR code of `inviteUrl` as SVG, for `<img>` and mail. Present where `inviteUrl` is. */
  qrCodeUrl?: string | undefined;
  status: Status;
  provider: AnyProviderId;
  /** Launch kinds that the organisation allows, the preferred one first. */
  launch: LaunchKind[];
  /** ISO 8601, or null where the provider names no end. */
  expiresAt: string | null;
}

/** The ways in which a code can reach the customer of a visit. A proxy of another version may not say. */
export interface CodeWays {
  /** The preferred one first. */
  codeChannels?: CodeChannel[] | undefined;
  /** e.g. `•••• 678`. Present where `codeChannels` has `sms`. */
  maskedPhone?: string | undefined;
}

/** `GET /v1/user/signup/tracking/{ref}`: the visit, for the page that shows it. */
export interface TrackingAnswer extends CodeWays, ContinueWays {
  trackingReference: string;
  status: Status;
  ended?: EndedReason | undefined;
  /** Only while the provider asks the customer for more. */
  action?: VisitAction | undefined;
  /** As in `StatusAnswer`. */
  mayAskForMore?: boolean | undefined;
  /** As in `StatusAnswer`. */
  outcome?: Outcome | undefined;
  organisation: OrganisationCard;
  provider: AnyProviderId;
  launch: LaunchKind[];
  authentication: Authentication;
  /** e.g. `j•••@example.com`. */
  maskedEmail: string;
  /** ISO 8601. Null where the provider names no end; a proxy of another version may not say. */
  expiresAt?: string | null | undefined;
  /** Only with the visit token, or where `authentication` is `none`. */
  inviteUrl?: string | undefined;
  qrCodeUrl?: string | undefined;
  frame?: FrameSource | null | undefined;
}

/** The ways to continue later. A proxy of another version may not say. */
export interface ContinueWays {
  /** The hosted page. Null where there is none. */
  onboardingUrl?: string | null | undefined;
  /** True where the proxy can mail the customer a link. */
  mailsLink?: boolean | undefined;
}

/** `POST …/link`, 202. */
export interface LinkAnswer {
  maskedEmail: string;
  /** True where the mail server hasn't taken the mail yet: it may come minutes later. */
  delayed?: boolean | undefined;
}

/** `POST …/code`, 202. */
export interface CodeAnswer extends CodeWays {
  /** The way that this code has taken. A proxy of another version, which only mails, doesn't say. */
  channel?: CodeChannel | undefined;
  maskedEmail: string;
  expiresInSeconds: number;
  resendAfterSeconds: number;
  /** A secret of the tab, sent with the code. A proxy of another version may not give one. */
  attempt?: string | undefined;
  /** True where the mail server or the gateway hasn't taken the code yet: it may come minutes later. */
  delayed?: boolean | undefined;
}

/** `POST …/activate`, 200. */
export interface ActivateAnswer extends ContinueWays {
  status: Status;
  inviteUrl: string;
  qrCodeUrl: string;
  launch: LaunchKind[];
  frame: FrameSource | null;
  /** Proof for a reload in the same tab, sent as `Authorization: Bearer …`. */
  visitToken: string;
}

/** `GET …/status`, 200. */
export interface StatusAnswer {
  status: Status;
  ended?: EndedReason | undefined;
  /** The customer's progress on the provider's screen; missing where the provider has told none. No verdict. */
  progress?: CustomerProgress | undefined;
  /** Only while the provider asks the customer for more. */
  action?: VisitAction | undefined;
  /** True for a completed visit of which the provider may still ask for more: the page reads on now and then. */
  mayAskForMore?: boolean | undefined;
  /** Only where the organisation shows it. */
  outcome?: Outcome | undefined;
}
