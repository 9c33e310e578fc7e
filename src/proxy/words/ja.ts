import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("ja", { other: "#分" });

/** Japanese. */
export const words: Words = {
  help: (organisation) => `お困りですか？　${organisation}へのお問い合わせ：`,
  beforeLink: (label) => `${label}：`,
  linkEnd: (date) => `リンクの有効期限：${date}`,
  linkCaution: (organisation) =>
    `このリンクはお客様専用です。他の方に転送しないでください。${organisation}からの連絡にお心当たりがない場合は、このメールを破棄してください。`,
  codeMail: {
    subject: (code, organisation) => `${code}：${organisation}の認証コード`,
    before: (organisation) => `${organisation}の認証コード：`,
    validity: (count) => `有効期限は${minutes(count)}です。手続きを開始したページに入力してください。`,
    caution: "お心当たりがない場合は、このメールを破棄してください。認証コードは誰にも教えないでください。",
  },
  linkMail: {
    subject: (organisation) => `${organisation}の本人確認を続ける`,
    text: (organisation) =>
      `${organisation}の本人確認は、こちらからいつでも続けられます。別の端末でもご利用いただけます。`,
    goOn: "続ける",
    caution:
      "このリンクはお客様専用です。他の方に転送しないでください。お心当たりがない場合は、このメールを破棄してください。",
  },
  invitationMail: {
    subject: (organisation) => `${organisation}から本人確認のお願い`,
    request: (organisation) =>
      `${organisation}から本人確認のお願いです。本人確認書類をお手元にご用意ください。数分で終わります。`,
    begin: "本人確認を始める",
    scan: "または、スマートフォンのカメラでこのコードを読み取ってください：",
    qrCode: "リンクのQRコード",
  },
  completedMail: {
    subject: (organisation) => `${organisation}の本人確認：すべて受け付けました`,
    text: (organisation) =>
      `ありがとうございます。${organisation}の本人確認のためにご提出いただいた内容をすべて受け付け、現在確認しています。`,
    next: (organisation) => `これ以上のお手続きは必要ありません。結果は${organisation}からお知らせします。`,
    caution: (organisation) =>
      `${organisation}からの連絡にお心当たりがない場合は、このメールを破棄してください。`,
  },
  actionMail: {
    subject: (organisation) => `${organisation}の本人確認について追加のお願い`,
    request: (organisation) => `${organisation}の本人確認がまだ完了していません。`,
    reasons: {
      images_missing: "写真または動画が不足しています。すべて撮り直してください。",
      document_unreadable:
        "書類の写真を読み取れませんでした。明るい場所で、光の反射を避けて撮り直してください。",
      document_side_missing: "書類の片面が不足しています。両面を撮影してください。",
      document_damaged: "書類が破損しているようです。別の書類をお使いください。",
      document_not_accepted: "この種類の書類はご利用いただけません。別の書類をお使いください。",
      document_expired: "書類の有効期限が切れています。有効な書類をお使いください。",
      face_unclear: "お顔をはっきり確認できませんでした。明るい場所で、お一人で撮り直してください。",
      other: "確認できない項目がありました。もう一度お手続きください。",
    },
    goOn: "続ける",
  },
  codeSms: {
    withName: (code, organisation) => `${organisation}の認証コード：${code}　他人に教えないでください。`,
    withoutName: (code) => `認証コード：${code}　他人に教えないでください。`,
  },
  hostedPage: {
    title: "本人確認",
    noScript:
      "このページにはJavaScriptが必要です。ブラウザの設定で有効にしてから、ページを再読み込みしてください。",
    notFound: "このリンクは無効です",
    advice: "リンク全体を開いているかご確認いただくか、送信元に新しいリンクをご依頼ください。",
  },
};
