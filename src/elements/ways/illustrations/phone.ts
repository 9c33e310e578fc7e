import { html } from "lit";

/** A phone that is connected. */
export const phoneIllustration = html`<svg class="illustration" viewBox="0 0 96 96" aria-hidden="true">
  <circle class="tint" cx="48" cy="48" r="40"></circle>
  <path class="paper" d="M37 10h22a7 7 0 0 1 7 7v62a7 7 0 0 1-7 7H37a7 7 0 0 1-7-7V17a7 7 0 0 1 7-7z"></path>
  <path class="tint" d="M35 23h26v48H35z"></path>
  <path d="M45 16.5h6M44 79h8"></path>
  <path class="accent" d="m40 47.5 5.5 5.5L57 41M75 37c4.5 7 4.5 15 0 22M21 37c-4.5 7-4.5 15 0 22"></path>
</svg>`;
