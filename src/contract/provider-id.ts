/** The form of every provider's id: it is a part of URLs. */
export const PROVIDER_ID = /^[a-z][a-z0-9-]{0,31}$/;
