import { html } from "lit";

/** An identity card. */
export const documentIllustration = html`<svg class="illustration" viewBox="0 0 96 96" aria-hidden="true">
  <circle class="tint" cx="48" cy="48" r="40"></circle>
  <path class="paper" d="M18 24h60a6 6 0 0 1 6 6v36a6 6 0 0 1-6 6H18a6 6 0 0 1-6-6V30a6 6 0 0 1 6-6z"></path>
  <path class="tint" d="M20 32h27v32H20z"></path>
  <path d="M56 38h19M56 48h19M56 58h11"></path>
  <path class="accent" d="M40 44a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0M22 64c1-6 5.5-9 11.5-9S44 58 45 64"></path>
</svg>`;
