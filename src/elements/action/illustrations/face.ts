import { html } from "lit";

/** A face in a viewfinder. */
export const faceIllustration = html`<svg class="illustration final amber" viewBox="0 0 96 96" aria-hidden="true">
  <circle class="tint" cx="48" cy="48" r="40"></circle>
  <path class="paper" d="M25 77c1-13 9-18 23-18s22 5 23 18z"></path>
  <path class="tint" d="M25 77c1-13 9-18 23-18s22 5 23 18z"></path>
  <path class="paper" d="M48 23c8.5 0 14 6 14 15C62 50 56 59 48 59s-14-9-14-21c0-9 5.5-15 14-15z"></path>
  <path class="tint" d="M35 37c6 0 11-2 14-7 3 4 7 6 12 6-1-8-6-12-13-12s-12 5-13 13z"></path>
  <path d="M43 41v2M53 41v2M43 50c3 2.5 7 2.5 10 0M35 37c6 0 11-2 14-7 3 4 7 6 12 6"></path>
  <path class="accent" d="M14 28v-7a9 9 0 0 1 9-9h7M66 12h7a9 9 0 0 1 9 9v7M82 68v7a9 9 0 0 1-9 9h-7M30 84h-7a9 9 0 0 1-9-9v-7"></path>
</svg>`;
