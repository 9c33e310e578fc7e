import { html } from "lit";

/** An envelope on its way. */
export const mailIllustration = html`<svg class="illustration" viewBox="0 0 96 96" aria-hidden="true">
  <circle class="tint" cx="48" cy="48" r="40"></circle>
  <path class="paper" d="M30 31h48a6 6 0 0 1 6 6v30a6 6 0 0 1-6 6H30a6 6 0 0 1-6-6V37a6 6 0 0 1 6-6z"></path>
  <path class="tint" d="m26 33 23.5 19.5a7 7 0 0 0 9 0L82 33z"></path>
  <path d="m26 33 23.5 19.5a7 7 0 0 0 9 0L82 33M26 71l17-15M82 71 65 56"></path>
  <path class="accent" d="M16 43H6M16 52H1M16 61H9"></path>
</svg>`;
