import { css } from "lit";

/** The colour of a picture that asks for attention. */
export const actionStyles = css`
.amber { --_tint: light-dark(#a15c00, #f5b95f); }
`;
