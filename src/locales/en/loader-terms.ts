/** The texts for a widget that could not be loaded: there is no dictionary then. */
export const LOAD_FAILED =
  "The identity check could not be loaded. Check your connection, or reload the page.";
export const TRY_AGAIN = "Try again";
