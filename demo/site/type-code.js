// Types a code for the customer.
import { codeField } from "/code-field.js";

/** Returns false where nothing asks for a code. A dialog that was closed meanwhile is opened again. */
export async function typeCode(code) {
  const dialog = document.querySelector("gangway-onboarding[modal]");
  if (!codeField() && dialog) await dialog.open();
  const field = codeField();
  if (!field) return false;
  field.focus();
  field.value = code;
  field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  return true;
}
