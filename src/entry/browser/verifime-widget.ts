/** `verifime-widget.js` and `verifime-widget.esm.js`: the replacement for VerifiMe's own widget. */
export { VerifimeWidget as default } from "../../elements/verifime/verifime-widget.js";
