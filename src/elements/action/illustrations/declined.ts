import { html } from "lit";

/** An identity document with an exclamation mark. */
export const declinedIllustration = html`<svg class="illustration final amber" viewBox="0 0 96 96" aria-hidden="true">
  <circle class="tint" cx="48" cy="48" r="40"></circle>
  <rect class="paper" x="12" y="24" width="72" height="48" rx="6"></rect>
  <circle cx="32" cy="43" r="7"></circle>
  <path d="M20 62c0-8 5-12 12-12s12 4 12 12M56 38h18M56 48h12"></path>
  <circle class="paper" cx="71" cy="67" r="15"></circle>
  <path class="accent" d="M71 59v9M71 74.5h0"></path>
</svg>`;
