/** An error whose message is meant for the operator: the command line shows it without a stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
