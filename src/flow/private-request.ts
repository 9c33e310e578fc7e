/** Options of each request to the proxy. It never redirects; a visit token must not reach another server. */
export const PRIVATE_REQUEST: RequestInit = {
  credentials: "omit",
  referrerPolicy: "no-referrer",
  redirect: "error",
};
