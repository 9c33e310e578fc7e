/**
 * A refusal in Veriff's own words: `{ status: "fail", code, message }`, from "Common HTTP status codes", "Credentials
 * and authorization codes (table)" and "Some troubleshooting codes (table)", November 2026.
 *
 * Chosen, because no page says: which HTTP status goes with which code; a session that isn't there has the code "404"
 * and a broken limit the code "429".
 */
export class VeriffFault extends Error {
  override readonly name = "VeriffFault";
  readonly status: 400 | 401 | 404 | 429;
  readonly code: string;

  constructor(status: VeriffFault["status"], code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  get body() {
    return { status: "fail", code: this.code, message: this.message };
  }
}
