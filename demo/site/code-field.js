/** Finds the field for the one-time code: in a widget, in the bank's own forms, or in the laptop of the page with devices. */
export function codeField(root = document) {
  for (const field of root.querySelectorAll("[autocomplete=one-time-code]")) if (isShown(field)) return field;
  for (const widget of root.querySelectorAll("gangway-onboarding")) {
    const field = widget.shadowRoot && codeField(widget.shadowRoot);
    if (field) return field;
  }
  for (const frame of root.querySelectorAll("iframe")) {
    // Null for a frame of another origin.
    const field = frame.contentDocument && codeField(frame.contentDocument);
    if (field) return field;
  }
  return null;
}

const isShown = (element) => element.getClientRects().length > 0;
