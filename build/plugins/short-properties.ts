/**
 * Shortens names of properties that only our own scripts read: no customer's page, no dictionary, no call to the proxy, no event,
 * nothing that is stored, and neither the browser nor Lit. This saves 470 bytes of the whole flow, 210 of them before the
 * first step. The minifiers can't know which names these are, so they are listed.
 */
import { readFileSync } from "node:fs";
import MagicString from "magic-string";
import { type Plugin, parseSync, Visitor } from "vite";
import { inRepository } from "../repository.js";
import { editedCode } from "./edited-code.js";

/** Those that take most come first: the scripts are smaller by 40 bytes than with another order. */
const NAMES = `
loadError renderHeading withTerms renderText corrector focusOn loadSteps hasDetails customerReturned
isLimited wrongParts givenReference loadFailure forgetInvitation failureChunk textOf readStatus wanted
readTracking providerName providerOpened minutesLeft followState renderOtherChannel watchLoad showsCode
readVisit renderFailure readReference submitDetails createSubmission readOrganisation requestCode
noteRefused leavingPage withoutCode noteIncomplete submitCode onSignal createProviderFrame
activateWithoutCode refusesCodes needsNewCode announcer announcement earlyCall readNow DetailsSubmission
failureText DetailsCorrector showLaunch errorFromAnswer addEnglish noteInteraction renderCode onClose
VisitAnnouncer addTransitions isSmall offered onBlocked wasOpened onFailure VisitControls renderSummary
settleRefusal CompletedStep ControlsPanel actionStyles outcomeWords findCode renderSubmit LanguageMenu
renderQrCode leftText renderOpener hearOtherTab renderOffer forgetFault WaitingStep assignProps stepsStyles
prepareStep createVisit tellRestart isPermitted resumeVisit relieve errorOf errorId noteTab isPlain
ActionStep LaunchStep loadAction visitCalls drawQrCode minutesAgo faultText hintOf EndedStep ErrorStep
onOpenTab onSilence onRefusal isResent CodeStep canClose hasFrame withCode onAnswer onOnline isRight hasCode
onLeave Framing onOpen Dialog Motion onLate isBusy isMailing isPhone isVeryLong renderOtherDevice
renderLater renderScan renderLink renderNotice checkText WaitNotes OtherWays isScan noteCopy submission
interacted entered environment elementStyles isUpdatePending enableUpdating renderOptions
`.match(/\w+/g);

/** Two characters each: a letter and a digit. Their order is the list's, so that all scripts have the same. */
const shortNames = new Map(
  NAMES?.map((name, at) => [name, `${String.fromCharCode(97 + Math.floor(at / 10))}${at % 10}`]),
);
const WORD = new RegExp(`\\b(${NAMES?.join("|")})\\b`);

/** Pages whose names others read. */
const PUBLIC = [
  "docs/element.md",
  "src/locales/terms.ts",
  "src/contract/answers.ts",
  "src/contract/requests.ts",
];

export function shortProperties(): Plugin {
  return {
    name: "gangway-short-properties",
    buildStart() {
      for (const page of PUBLIC) {
        const [name] = WORD.exec(readFileSync(inRepository(page), "utf8")) ?? [];
        if (name) this.error(`"${name}" is public (${page}): take it from the list of short-properties.ts.`);
      }
    },
    renderChunk(code, { fileName }) {
      const text = new MagicString(code);
      const refuse = (content: string): void => {
        const [name] = WORD.exec(content) ?? [];
        if (name)
          this.error(`${fileName} has the text "${name}": take it from the list of short-properties.ts.`);
      };
      const shorten = (
        key: { type: string; name?: unknown; start: number; end: number },
        shorthand = false,
      ) => {
        const short = key.type === "Identifier" && shortNames.get(String(key.name));
        if (short && shorthand) text.appendLeft(key.start, `${short}: `);
        else if (short) text.update(key.start, key.end, short);
      };
      new Visitor({
        MemberExpression({ property, computed }) {
          if (!computed) shorten(property);
        },
        Property({ key, computed, shorthand }) {
          if (!computed) shorten(key, shorthand);
        },
        MethodDefinition({ key, computed }) {
          if (!computed) shorten(key);
        },
        PropertyDefinition({ key, computed }) {
          if (!computed) shorten(key);
        },
        ExportSpecifier({ exported }) {
          shorten(exported);
        },
        Literal({ value }) {
          refuse(String(value));
        },
        TemplateElement({ value }) {
          refuse(value.raw);
        },
      }).visit(parseSync("chunk.js", code).program);
      return text.hasChanged() ? editedCode(text) : null;
    },
  };
}
