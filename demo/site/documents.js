/** Calls back with the page's document, and with the laptop's whenever that has loaded one. */
export function eachDocument(callback) {
  callback(document);
  for (const frame of document.querySelectorAll("iframe")) {
    const tell = () => {
      // Null for a frame of another origin.
      const inner = frame.contentDocument;
      if (inner && inner.URL !== "about:blank") callback(inner);
    };
    frame.addEventListener("load", tell);
    if (frame.contentDocument?.readyState === "complete") tell();
  }
}
