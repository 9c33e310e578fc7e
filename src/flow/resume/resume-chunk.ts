/** The exports of this chunk: the ways back within a visit, which most visits don't need. */
export { changeDetails } from "./change-details.js";
export { hearOtherTab } from "./hear-other-tab.js";
export { resumeVisit } from "./resume-visit.js";
