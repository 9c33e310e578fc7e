/** What stands in the page when the widget's own script could not be loaded, and with it no dictionary. */
export const LOAD_FAILED =
  "The identity check could not be loaded. Check your connection, or reload the page.";
export const TRY_AGAIN = "Try again";
