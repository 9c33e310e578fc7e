import type { LaterTerms } from "../terms.js";

const unreachable = "現在、サービスに接続できません。通信状況をご確認のうえ、もう一度お試しください。";
const setup = "このページは正しく設定されていません。運営者にお知らせください。";
const again = "もう一度始められます。";
const elsewhere = "新しいタブで開くか、別の端末をお使いください。";
const lost = "これまでの本人確認の内容は無効になります。";
const other = "別の書類をお使いください。";
const newCode = "新しいコードを取得してください。";
const tooMany = "操作の回数が多すぎます。";
const help = "繰り返し起こる場合は、お問い合わせください。";
const stuck = "お困りですか？　";

/** Japanese, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `${provider}による本人確認`,
  frameOpening: "本人確認を開いています…",
  frameOpened: "本人確認が開きました。",
  frameLate: `ここでは本人確認を開けません。${elsewhere}`,
  frameSilent: `本人確認が表示されない場合は、${elsewhere}`,
  openInTab: "代わりに新しいタブで開く",
  leaveHeading: "本人確認を中断しますか？",
  leaveText: "撮影した写真はまだ送信されていません。",
  stay: "続ける",
  leave: "中断する",
  frameLeft: "本人確認を中断しました。内容は失われていません。いつでも再開できます。",

  attemptsLeft: (count) => (count ? `あと${count}回入力できます。` : newCode),
  endedHeading: "この本人確認は終了しました",
  ended: {
    expired: "制限時間を過ぎました。",
    abandoned: "最後のステップの前に閉じられました。",
    failed: "途中で問題が発生しました。",
  },
  endedKept: "ご入力いただいた情報は、そのまま残っています。",
  endedAgain: again,
  startAgain: "もう一度始める",
  checkField: (label) => `${label}をご確認ください`,
  tooLong: (label, most) => `${label}は${most}文字以内で入力してください`,
  invalidName: (label) => `${label}には、文字、空白、ハイフン、アポストロフィのみ使えます`,
  otherFault: "ご入力の情報に使用できないものがあります。お問い合わせください。",
  rateLimited: (seconds) =>
    `${tooMany}${seconds < 100 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分`}後にもう一度お試しください。`,
  codeFailed: (recipient) =>
    `${recipient}に認証コードを送信できませんでした。しばらくしてからもう一度お試しください。`,
  errorHeading: "問題が発生しました",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: `${tooMany}1分後にもう一度お試しください。`,
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "このリンクは無効です。新しいリンクを取得するか、もう一度始めてください。",
    reference_ended: `この本人確認は終了しました。${again}`,
    code_incorrect: "認証コードが正しくありません。",
    code_expired: "認証コードの有効期限が切れました。新しいコードを取得してください。",
    too_many_attempts: `入力の回数が上限に達しました。${newCode}`,
    token_invalid: "ログアウトされました。もう一度ログインしてから、お戻りください。",
    frame_blocked: `このページでは本人確認を表示できません。${elsewhere}`,
    unsupported_browser: "お使いのブラウザには対応していません。新しいブラウザをご利用ください。",
  },
  errorOther: `もう一度お試しください。${help}`,
  errorFinal: `もう一度始めてください。${help}`,
  supportCode: (code) => `お問い合わせ用コード：${code}`,
  errorDetails: "開発者向けの詳細",

  actionHeading: "追加のお手続きが必要です",
  actionText: (reason) =>
    ({
      images_missing: "写真または動画が不足しています。すべて撮り直してください。",
      document_unreadable:
        "書類の写真を読み取れませんでした。明るい場所で、光の反射を避けて撮り直してください。",
      document_side_missing: "書類の片面が不足しています。両面を撮影してください。",
      document_damaged: `書類が破損しているようです。${other}`,
      document_not_accepted: `この種類の書類はご利用いただけません。${other}`,
      document_expired: "書類の有効期限が切れています。有効な書類をお使いください。",
      face_unclear: "お顔をはっきり確認できませんでした。明るい場所で、お一人で撮り直してください。",
      other: "確認できない項目がありました。もう一度お手続きください。",
    })[reason],
  actionContinue: "次へ",
  approvedHeading: "本人確認が完了しました",
  approvedText: (organisation) => `${organisation}でのお手続きにお進みいただけます。`,
  reviewHeading: "詳しく確認しています",
  reviewText: (organisation) =>
    `担当者が提出内容を確認しています。お客様の操作は必要ありません。結果は${organisation}からお知らせします。`,
  declinedHeading: "本人確認ができませんでした",
  declinedText: (organisation) => `今後のお手続きについては、${organisation}にお問い合わせください。`,

  helpReady: "本人確認書類と、カメラ付きの端末をご用意ください。明るい場所が適しています。",
  helpLost: "本人確認のページを閉じた場合は、ここからもう一度開けます。",
  helpDevice: "別の端末をお使いの場合は、QRコードを読み取るか、このページのリンクを開いてください。",
  helpCode:
    "コードが届くまで数分かかることがあります。届かない場合は、迷惑メールフォルダと送信先をご確認ください。",
  helpCaution: (organisation) =>
    `コードは誰にも教えないでください。${organisation}がお尋ねすることはありません。`,
  helpAsk: (organisation) => `${stuck}${organisation}にお問い合わせください。`,
  helpContact: (organisation) => `${stuck}${organisation}のお問い合わせ先：`,
  helpPage: (organisation) => `${organisation}のヘルプ`,
  linkMailed: (maskedEmail) => `${maskedEmail}にリンクをお送りしました。迷惑メールフォルダもご確認ください。`,
  linkLate: (maskedEmail) => `${maskedEmail}にリンクを送信しています。数分かかることがあります。`,
  waitingLong:
    "どうぞごゆっくりお進みください。本人確認のページが見つからない場合は、もう一度開いてください。",
  waitingVeryLong: (organisation) =>
    `通常よりも時間がかかっています。完了した場合は、このページを閉じて、${organisation}からの連絡をお待ちください。まだの場合は、本人確認をもう一度開いてください。`,
  startOverText: `ご入力の情報を残したまま、最初からやり直します。${lost}`,
  startOverConfirm: "はい、やり直します",
  changeDetailsText: `情報を変更すると、最初からやり直しになります。${lost}`,
  changeDetailsConfirm: "はい、変更します",
  cancel: "キャンセル",

  errorSummary: (count) => `${count}か所をご確認ください`,
  missing: (label) => `${label}を入力してください`,
  invalidEmail: "name@example.comのような形式で入力してください",
  invalidDate: "正しい生年月日を入力してください",
  invalidPhone: "国番号を付けて電話番号を入力してください（例：+81\u00a090\u00a01234\u00a05678）",
  impossiblePhone: "電話番号の桁数をご確認ください",
  didYouMean: (text) => `${text}ではありませんか？`,
  nameCharacter: (label, character) => `${label}は文字のみで入力してください。「${character}」は使えません`,
  dateIncomplete: (labels) => `日付に未入力があります：${labels}`,
  monthRange: "月は1～12の数字または名称で入力してください",
  yearDigits: "年は4桁の西暦で入力してください",
  daysOfMonth: (month, days) => `${month}は${days}日までです`,
  todayDate: "本日の日付です。生年月日を入力してください",
  futureDate: "未来の日付です",
  tooOld: (year) => `${year}年以降の年を入力してください`,
  tooYoung: (age) => `${age}歳以上の方が対象です`,
};
