/** The cause of an error: an answer was a web page, such as the fallback of a single-page application. */
export class WebPageAnswer extends Error {}
