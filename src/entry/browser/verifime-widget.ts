/** `verifime-widget.js` and `verifime-widget.esm.js`: in place of VerifiMe's own widget. */
export { VerifimeWidget as default } from "../../elements/verifime/verifime-widget.js";
