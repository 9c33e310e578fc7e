/**
 * The media query of a phone: by pointer and width, because a user agent may say anything. A tablet held upright counts as
 * one, and so does a very narrow window.
 */
export const PHONE = "(max-width: 25rem), (pointer: coarse) and (max-width: 60rem)";

/** Tells whether the customer uses a phone. */
export const isPhone = (): boolean => matchMedia(PHONE).matches;
