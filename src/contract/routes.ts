/** The proxy's paths, for the page. `{ref}` is a tracking reference, `{code}` an organisation code. */
export const ROUTES = {
  invite: "/v1/user/invite",
  organisation: "/v1/organisations/:code",
  tracking: "/v1/user/signup/tracking/:ref",
  code: "/v1/user/signup/tracking/:ref/code",
  link: "/v1/user/signup/tracking/:ref/link",
  activate: "/v1/user/signup/tracking/:ref/activate",
  status: "/v1/user/signup/tracking/:ref/status",
  hosted: "/o/:ref",
  qr: "/v1/qr/:file{.+\\.svg}",
} as const;

export const hostedPath = (ref: string): string => `/o/${encodeURIComponent(ref)}`;
export const qrPath = (ref: string): string => `/v1/qr/${encodeURIComponent(ref)}.svg`;
