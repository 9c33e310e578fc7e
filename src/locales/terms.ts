import type { CustomerProgress } from "../contract/customer-progress.js";
import type { ErrorCode } from "../contract/errors.js";
import type { CollectableField, EndedReason, ResubmissionReason } from "../contract/status.js";

/** The texts of the first step, and those for what can happen before the next one. */
export interface FirstTerms {
  /** The direction of the writing. Default: known from the language. */
  direction?: "ltr" | "rtl";
  loading: string;
  /** The name of the button that closes the dialog. */
  close: string;
  progress(step: number, count: number): string;
  /** The names of the steps in the progress bar: one short word each. */
  stepNames: Record<"details" | "code" | "launch" | "completed", string>;
  unreachable: string;
  offline: string;
  tryAgain: string;

  detailsHeading: string;
  detailsText(organisation: string): string;
  labels: Record<"email" | "day" | "month" | "year" | CollectableField, string>;
  optional: string;
  /** The mark of the family name, where one name is enough. */
  oneName: string;
  /** The hint of the date of birth. The example has the order and the digits of the form: `27 3 1987`. */
  dateExample(date: string): string;
  privacy(organisation: string): string;
  /** Follows the text of a link to another page. */
  opensTab: string;
  continue: string;
  /** The text of a button while its work is being done. */
  sending: string;
}

/** The texts of the steps after the first. */
export interface StepsTerms {
  codeHeading: string;
  codeText(recipient: string): string;
  /** In place of `codeText`, from one minute on. */
  codeTextAgo(recipient: string, minutes: number): string;
  spamHint: string;
  codeLabel: string;
  codeHint: string;
  /** How long the code is still valid. */
  codeValid(minutes: number): string;
  resend: string;
  resendIn(seconds: number): string;
  otherEmail: string;

  launchHeading: string;
  launchText: string;
  open: string;
  /** The provider's own name, here and below. */
  checkedBy(provider: string, organisation: string): string;
  /** The line beside a lock. A link to the organisation's privacy page follows it. */
  sentTo(provider: string, organisation: string): string;
  /** The text of that link. */
  privacyShort: string;
  /** The label of the QR code's column, where it is the first way. */
  scanHeading: string;
  /** The short instructions beside the QR code, on a computer. */
  scanSteps: readonly string[];
  /** In place of `open`, below the QR code on a computer. */
  continueHere: string;
  qrLabel: string;

  laterText: string;
  mailLink: string;
  copyLink: string;
  shareLink: string;

  waitingHeading: string;
  waitingText: string;
  /** For a customer who has come back from the provider's screen. */
  returnedHeading: string;
  returnedText: string;
  /** What happens next, how long it takes, that the page may be closed, and how the customer will hear. */
  waitingNext(organisation: string): string;
  /** Shown while the provider has told nothing. */
  nothingYet: string;
  /** Shown while the status can't be read and is tried again. */
  reconnecting: string;
  /** Read out once nothing keeps the customer from going on: there is a connection again, or a wait is over. */
  goOn: string;
  checkNow: string;
  openAgain: string;

  /** The quiet controls below a step. */
  startOver: string;
  changeDetails: string;
  getHelp: string;

  completedHeading: string;
  completedText(organisation: string): string;
}

/** The texts for what a press has come to. */
export interface ReplyTerms {
  /** The link could be neither mailed nor copied. */
  linkFailed: string;
  linkCopied: string;
  /** The status is being read, because the customer asked for it. */
  checking: string;
  nothingNew: string;
}

/** The texts of the code step for a text message, another code, and one that is refused. */
export interface CodeTerms {
  /** In place of `codeHeading`, for a code by text message. */
  codeHeadingSms: string;
  /** The recipient is a masked email address or phone number, here and below. */
  codeOffer(recipient: string): string;
  sendCode: string;
  /** In place of `codeText`, while no mail server or gateway has taken the code. */
  codeDelayed(recipient: string): string;
  /** Shown where the code can't be delivered to the recipient. */
  codeRefused(recipient: string): string;
  codeBySms: string;
  codeByMail: string;
  /** Shown once the code is no longer valid. */
  codeExpired: string;
  invalidCode: string;
  resent: string;
  /** In place of `otherEmail`, for a code by text message. */
  otherDetails: string;
}

/** The texts of the ways to the provider's screen besides a QR code on a computer, and of progress that is told. */
export interface WaysTerms {
  /** In place of `launchText`, where the provider's screen opens in the page. */
  frameText: string;
  /** In place of `launchText`, where the provider's screen takes the page's place in the tab. */
  redirectText: string;
  /** The label of the QR code on a phone, which is folded up. */
  otherDevice: string;
  /** Beside that QR code. */
  scanOther: string;

  /** For a customer who has opened the verification on a phone, or on another device. */
  connectedPhone: string;
  connectedDevice: string;
  connectedText: string;
  /** The rows of the checklist, as the provider tells them. */
  stages: Record<CustomerProgress, string>;
  /** Read out behind a row that is done. */
  stageDone: string;
}

/** The texts around the provider's screen in the page. */
export interface FrameTerms {
  /** The name of the frame, for those who don't see it. */
  frameTitle(provider: string): string;
  frameOpening: string;
  /** Read out once the provider's page is there. */
  frameOpened: string;
  /** Shown in place of a page that should have announced itself by now. */
  frameLate: string;
  /** Shown beside a page that doesn't announce itself: it may be there, or may have been refused. */
  frameSilent: string;
  openInTab: string;

  /** The question to a customer who leaves, and its answers. */
  leaveHeading: string;
  leaveText: string;
  stay: string;
  leave: string;
  /** Shown to a customer who has left. */
  frameLeft: string;
}

/** The texts for a provider that asks for more, and for outcomes that the organisation shows. */
export interface ActionTerms {
  actionHeading: string;
  /** What is missing, and what to do about it. */
  actionText(reason: ResubmissionReason): string;
  /** The button that leads on. */
  actionContinue: string;

  approvedHeading: string;
  approvedText(organisation: string): string;
  reviewHeading: string;
  reviewText(organisation: string): string;
  declinedHeading: string;
  declinedText(organisation: string): string;
}

/** The texts that few customers need: help, the question before starting over, a mailed link, a long wait. */
export interface HelpTerms {
  /** What to have ready. */
  helpReady: string;
  helpDevice: string;
  /** How to get back to the provider's screen. */
  helpLost: string;
  /** In place of those three, while the customer waits for a code. */
  helpCode: string;
  helpCaution(organisation: string): string;
  /** Whom to ask, where the organisation has no help link. */
  helpAsk(organisation: string): string;
  /** In place of `helpAsk`, before the link. */
  helpContact(organisation: string): string;
  /** The link to the organisation's page for help. A mailbox or a number stands for itself. */
  helpPage(organisation: string): string;

  linkMailed(maskedEmail: string): string;
  /** In place of `linkMailed`, while the mail server hasn't taken the mail. */
  linkLate(maskedEmail: string): string;

  /** Added to the waiting step after two minutes. */
  waitingLong: string;
  /** After ten minutes. */
  waitingVeryLong(organisation: string): string;

  /** What is lost, for a customer who may have begun at the provider's. */
  startOverText: string;
  startOverConfirm: string;
  changeDetailsText: string;
  changeDetailsConfirm: string;
  cancel: string;
}

/** The texts for mistakes in the details, and for what customers type in another way than the plain one. */
export interface CorrectionsTerms {
  errorSummary(count: number): string;
  missing(label: string): string;
  invalidEmail: string;
  invalidDate: string;
  /** A button that puts the text into the field: an email address, or a year. */
  /** A phone number whose country isn't known. */
  invalidPhone: string;
  impossiblePhone: string;
  didYouMean(text: string): string;
  nameCharacter(label: string, character: string): string;
  /** For a date of which parts are missing: their labels, with commas. */
  dateIncomplete(labels: string): string;
  monthRange: string;
  yearDigits: string;
  /** The month is `February 1990`, in the customer's language. */
  daysOfMonth(month: string, days: number): string;
  todayDate: string;
  futureDate: string;
  tooOld(year: number): string;
  tooYoung(age: number): string;
}

/** The texts for ends and errors. */
export interface FailureTerms {
  /** `count` may be 0: then only a new code helps. */
  attemptsLeft(count: number): string;

  endedHeading: string;
  ended: Record<EndedReason, string>;
  /** Follows `ended`, where the customer typed their details here. */
  endedKept: string;
  /** Follows `ended` otherwise. */
  endedAgain: string;
  startAgain: string;

  /** The faults that the server finds in a field, by its label. `checkField` is for those without a text of their own. */
  checkField(label: string): string;
  tooLong(label: string, most: number): string;
  invalidName(label: string): string;
  /** For a fault in something that the form doesn't show. */
  otherFault: string;

  /** In place of `errors.rate_limited`, where the wait is known. */
  rateLimited(seconds: number): string;
  /** Shown where the code could not be sent, though the address or number was not refused. */
  codeFailed(recipient: string): string;

  errorHeading: string;
  /** By error code: what happened, and what to do next. Codes that have no text of their own take one of the next two. */
  errors: Partial<Record<ErrorCode, string>>;
  errorOther: string;
  /** Shown for the other codes that trying again can't help. */
  errorFinal: string;
  supportCode(code: string): string;
  /** The label of what developers need to know, which is folded up. */
  errorDetails: string;
}

/**
 * Every text that a customer can read. One dictionary per language holds all of them: a missing one does not
 * compile. A text with a number or a name in it is a function, so that each language can do its own grammar.
 */
export interface Terms
  extends FirstTerms,
    StepsTerms,
    CodeTerms,
    WaysTerms,
    ReplyTerms,
    FrameTerms,
    FailureTerms,
    ActionTerms,
    HelpTerms,
    CorrectionsTerms,
    MenuTerms {}

/** The texts of the language menu, where the page has one. */
export interface MenuTerms {
  languageLabel: string;
}

/** The terms of the first step, and of the others when all goes well. In another language than English, they are one file. */
export interface MainTerms extends FirstTerms, StepsTerms, CodeTerms, WaysTerms, ReplyTerms, MenuTerms {}

/** All others. In another language than English, they are a second file, which comes with the first of their chunks. */
export type LaterTerms = Omit<Terms, keyof MainTerms>;

/** A host's own wording: any of the terms, under the names that `gangway-onboarding/locales/en` has. */
export type TermsOverride = Partial<Omit<Terms, "labels" | "stages" | "ended" | "errors">> & {
  labels?: Partial<Terms["labels"]>;
  stages?: Partial<Terms["stages"]>;
  ended?: Partial<Terms["ended"]>;
  errors?: Terms["errors"];
};

/** Replaces terms by a host's own wording, and within groups of terms, such as `labels`, single ones. */
export function overrideTerms<T extends Partial<Terms>>(terms: T, own: TermsOverride | null | undefined): T {
  const merged = { ...terms, ...own } as Record<string, unknown>;
  for (const [name, term] of Object.entries(terms)) {
    if (term?.constructor === Object) merged[name] = { ...(term as object), ...(merged[name] as object) };
  }
  return merged as T;
}
