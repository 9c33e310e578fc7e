import { html } from "lit";

/** A message with a code. */
export const messageIllustration = html`<svg class="illustration" viewBox="0 0 96 96" aria-hidden="true">
  <circle class="tint" cx="48" cy="48" r="40"></circle>
  <path class="paper" d="M22 22h52a8 8 0 0 1 8 8v28a8 8 0 0 1-8 8H48L34 79V66H22a8 8 0 0 1-8-8V30a8 8 0 0 1 8-8z"></path>
  <path class="tint" d="M20 34h56v20H20z"></path>
  <path class="accent dot" d="M28 44h0M36 44h0M44 44h0M53 44h0M61 44h0M69 44h0"></path>
</svg>`;
