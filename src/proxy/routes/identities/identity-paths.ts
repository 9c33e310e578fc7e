/** The paths of the identities API, as Verifa has them. `:identity` is an id or an external reference. */
export const IDENTITIES_PATH = "/api/v1/identities";
export const IDENTITY_PATH = `${IDENTITIES_PATH}/:identity`;
