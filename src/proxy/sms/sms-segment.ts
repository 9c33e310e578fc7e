/**
 * The size of one text message (3GPP TS 23.038): 160 characters of the GSM alphabet, where those of its extension table
 * count twice, or 70 UTF-16 units of any other text. Longer messages are split, and billed as several.
 */

const GSM_CHARACTERS =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const GSM_EXTENSION = "\f^{}\\[~]|€";
const GSM_LENGTH = 160;
const UCS2_LENGTH = 70;

export function fitsOneSegment(text: string): boolean {
  if (text.length <= UCS2_LENGTH) return true;
  let length = 0;
  for (const character of text) {
    if (GSM_CHARACTERS.includes(character)) length += 1;
    else if (GSM_EXTENSION.includes(character)) length += 2;
    else return false;
  }
  return length <= GSM_LENGTH;
}
