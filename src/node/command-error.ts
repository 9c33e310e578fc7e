/** Why a command can't go on, in words for whoever called it: no stack is shown. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
