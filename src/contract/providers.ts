/** The providers that come with Gangway, each with its display name: the one list that everything else derives from. */
export const PROVIDER_NAMES = {
  verifime: "VerifiMe",
  veriff: "Veriff",
  vx: "Veratad VX",
  verifa: "Verifa",
} as const;

export type ProviderId = keyof typeof PROVIDER_NAMES;

export const PROVIDER_IDS = /* @__PURE__ */ Object.keys(PROVIDER_NAMES) as readonly ProviderId[];

/** The id of a provider that comes with Gangway, or of one that the proxy's host has added. */
export type AnyProviderId = ProviderId | (string & {});
