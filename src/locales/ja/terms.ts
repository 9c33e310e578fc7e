import type { MainTerms } from "../terms.js";

const wait = "少々お待ちください…";
const ready = "本人確認書類をご用意ください。";

/** Japanese, for a verification without mistakes. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "閉じる",
  languageLabel: "言語",
  unreachable: "現在、サービスに接続できません。通信状況をご確認のうえ、もう一度お試しください。",
  offline: "インターネットに接続されていません。接続が回復すると続けられます。",
  tryAgain: "もう一度試す",
  progress: (step, count) => `ステップ${step}／${count}`,
  stepNames: { details: "情報入力", code: "コード", launch: "本人確認", completed: "完了" },

  detailsHeading: "お客様情報",
  detailsText: (organisation) => `${organisation}では、お客様の本人確認が必要です。数分で終わります。`,
  labels: {
    email: "メールアドレス",
    firstName: "名",
    middleName: "ミドルネーム",
    familyName: "姓",
    fullName: "氏名",
    dateOfBirth: "生年月日",
    day: "日",
    month: "月",
    year: "年",
    preferredContactNumber: "電話番号",
    address: "住所",
  },
  optional: "（任意）",
  oneName: "（お名前が1つだけの場合は空欄のままにしてください）",
  dateExample: (date) => `例：${date}`,
  privacy: (organisation) => `${organisation}でのお客様情報の取り扱い`,
  continue: "次へ",
  sending: wait,

  codeHeading: "メールをご確認ください",
  codeHeadingSms: "SMSをご確認ください",
  codeOffer: (recipient) => `ご本人であることを確認するため、${recipient}に6桁の認証コードをお送りします。`,
  sendCode: "認証コードを送信",
  codeText: (recipient) => `${recipient}に6桁の認証コードをお送りしました。`,
  codeTextAgo: (recipient, minutes) =>
    `${new Intl.RelativeTimeFormat("ja").format(-minutes, "minute").replaceAll(" ", "")}、${recipient}に6桁の認証コードをお送りしました。`,
  codeDelayed: (recipient) => `${recipient}に6桁の認証コードを送信しています。数分かかることがあります。`,
  codeRefused: (recipient) =>
    `${recipient}に認証コードを送信できませんでした。宛先をご確認のうえ、もう一度お試しください。`,
  codeBySms: "代わりにSMSで受け取る",
  codeByMail: "代わりにメールで受け取る",
  spamHint: "メールが届かない場合は、迷惑メールフォルダもご確認ください。",
  codeLabel: "6桁の認証コード",
  codeHint: "入力または貼り付けてください。6桁そろうと自動で確認します。",
  codeValid: (minutes) => `有効期限まであと${minutes}分です。`,
  codeExpired: "認証コードの有効期限が切れました。新しいコードを取得してください。",
  invalidCode: "認証コードの6桁の数字を入力してください",
  resend: "新しいコードを送信",
  resendIn: (seconds) => `${seconds}秒後に新しいコードを取得できます。`,
  resent: "新しいコードを送信しました。",
  otherEmail: "別のメールアドレスを使う",
  otherDetails: "別の情報を使う",

  launchHeading: "本人確認",
  launchText: `${ready}このページは開いたままで、完了すると自動で進みます。`,
  frameText: `${ready}本人確認はこの画面で開き、カメラの使用許可を求めます。`,
  redirectText: `${ready}別のページに移動し、完了するとこのページに戻ります。`,
  open: "本人確認を始める",
  checkedBy: (provider, organisation) => `${organisation}に代わり、${provider}が確認します。`,
  sentTo: (provider, organisation) => `${organisation}のため、情報を暗号化して${provider}に送信します`,
  privacyShort: "プライバシー",
  opensTab: "（新しいタブで開きます）",
  scanHeading: "スマートフォンで続ける",
  scanSteps: [
    "スマートフォンのカメラを開きます。",
    "このコードにカメラを向け、リンクをタップします。",
    "スマートフォンの案内に沿って進みます。",
  ],
  scanOther: "別の端末のカメラで読み取ってください。",
  continueHere: "このパソコンで続ける",
  qrLabel: "スマートフォンで本人確認を開くQRコード",
  otherDevice: "別の端末を使う",

  laterText: "あとで、または別の端末で続ける：",
  mailLink: "リンクをメールで受け取る",
  linkFailed: "処理できませんでした。数分後にもう一度お試しください。",
  copyLink: "リンクをコピー",
  linkCopied: "コピーしました",
  shareLink: "共有",

  waitingHeading: "お手続きの完了をお待ちしています",
  waitingText:
    "本人確認を開いたタブまたはスマートフォンで、お手続きを完了してください。その後、このページは自動で進みます。",
  returnedHeading: "少々お待ちください",
  returnedText:
    "すべて届いたかを確認しています。まだ完了していない場合は、本人確認をもう一度開いてください。",
  connectedPhone: "接続しました。スマートフォンで続けてください",
  connectedDevice: "接続しました。別の端末で続けてください",
  connectedText: "端末の案内に沿って進んでください。このページは自動で進みます。",
  waitingNext: (organisation) =>
    `通常は数分で終わります。その後、内容を確認し、${organisation}からご連絡します。このページを閉じても、内容は失われません。`,
  stages: { opened: "開始", in_progress: "手続き中", submitted: "すべて提出済み" },
  stageDone: "（完了）",
  nothingYet: "まだ何も届いていません。",
  checking: "確認しています…",
  nothingNew: "確認しましたが、新しい情報はありません。",
  goOn: "お手続きを続けられます。",
  reconnecting: "現在、サービスに接続できません。再接続を続けています。",
  checkNow: "今すぐ確認",
  openAgain: "もう一度開く、またはQRコードを表示",

  startOver: "最初からやり直す",
  changeDetails: "情報を変更",
  getHelp: "ヘルプ",

  completedHeading: "お手続きが完了しました",
  completedText: (organisation) =>
    `ありがとうございます。すべて受け付け、内容を確認しています。結果は${organisation}からお知らせします。`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
