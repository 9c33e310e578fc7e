import { css } from "lit";

/**
 * What only the error step needs. Where the organisation isn't known, nothing keeps the place of its logo: the header has no
 * height, and no gap below it, unless the page has a logo of its own in the slot.
 */
export const failureStyles = css`
.final ~ [role="alert"] > p { padding: 0; border: 0; background: none; }
.header:has(slot:only-child:empty):has(~ .step .final) { --_gap: calc(var(--_space) * 1.2); min-height: 0; }
.header:has(slot:only-child:empty) ~ .step:has(.final) { margin-block-start: calc(var(--_space) * -1.2); }
::slotted([slot="logo"]) { margin-block-end: var(--_gap, 0); }
`;
