/** The export of this chunk: what the code step needs once anything but a mailed code is sent, or a code is refused. */
export { CodeRequest } from "./code-request.js";
