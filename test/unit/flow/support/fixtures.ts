import type {
  ActivateAnswer,
  CodeAnswer,
  InviteAnswer,
  OrganisationAnswer,
  StatusAnswer,
  TrackingAnswer,
} from "../../../../src/contract/answers.js";

export const REF = "3f0e8b0a-6d3c-4a58-9a3e-0f6f5a0c1b2d";
export const OTHER_REF = "9b1f7c54-0d0b-4b57-8b7d-6f2f7f1f9d11";

const organisation = {
  code: "HARBOUR",
  name: "Harbour Bank",
  logoUrl: null,
  privacyUrl: "https://harbour.example/privacy",
  helpUrl: "mailto:help@harbour.example",
};

export const organisationAnswer: OrganisationAnswer = {
  organisation,
  collect: ["firstName", "familyName"],
  authentication: "code",
  browserInvites: true,
  launch: ["link"],
};

const screen = {
  inviteUrl: "https://verify.example/v/1",
  qrCodeUrl: "https://proxy.example/v1/qr/1.svg",
};

export const inviteAnswer: InviteAnswer = {
  trackingReference: REF,
  ...screen,
  status: "Inactive",
  provider: "veriff",
  launch: ["link", "redirect"],
  expiresAt: "2026-11-27T00:00:00.000Z",
};

export const trackingAnswer: TrackingAnswer = {
  trackingReference: REF,
  status: "Inactive",
  organisation,
  provider: "veriff",
  launch: ["link"],
  authentication: "code",
  maskedEmail: "j•••@example.com",
};

/** The members that the proxy adds with the visit token, or where `authentication` is `none`. */
export const screenAnswer = { ...screen, frame: null };

export const codeAnswer: CodeAnswer = {
  maskedEmail: "j•••@example.com",
  expiresInSeconds: 600,
  resendAfterSeconds: 30,
};

export const activateAnswer: ActivateAnswer = {
  status: "Active",
  ...screen,
  launch: ["link"],
  frame: { url: "https://verify.example/f/1", origin: "https://verify.example", allow: "camera; microphone" },
  visitToken: "visit-token",
};

export const statusAnswer: StatusAnswer = { status: "Active" };
