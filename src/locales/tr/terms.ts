import type { MainTerms } from "../terms.js";

const wait = "Lütfen bekleyin…";
const ready = "Kimlik belgenizi hazır bulundurun.";

/** Names the kind of a masked recipient: the case ending goes there. */
const to = (recipient: string): string =>
  `${recipient} ${recipient.includes("@") ? "adresine" : "numarasına"}`;

/** Turkish, for a verification without mistakes. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "Kapat",
  languageLabel: "Dil",
  unreachable: "Hizmete şu anda ulaşılamıyor. İnternet bağlantınızı kontrol edip tekrar deneyin.",
  offline: "Çevrimdışısınız. Bağlantı yeniden kurulunca devam edebilirsiniz.",
  tryAgain: "Tekrar dene",
  progress: (step, count) => `Adım ${step} / ${count}`,
  stepNames: { details: "Bilgiler", code: "Kod", launch: "Doğrulama", completed: "Bitti" },

  detailsHeading: "Bilgileriniz",
  detailsText: (organisation) =>
    `${organisation} için kimliğinizi doğrulamanız gerekiyor. Bu işlem birkaç dakika sürer.`,
  labels: {
    email: "E-posta adresi",
    firstName: "Ad",
    middleName: "İkinci ad",
    familyName: "Soyad",
    fullName: "Ad soyad",
    dateOfBirth: "Doğum tarihi",
    day: "Gün",
    month: "Ay",
    year: "Yıl",
    preferredContactNumber: "Telefon numarası",
    address: "Adres",
  },
  optional: "(isteğe bağlı)",
  oneName: "(tek bir adınız varsa boş bırakın)",
  dateExample: (date) => `Örneğin ${date}`,
  privacy: (organisation) => `${organisation} bilgilerinizi nasıl kullanır?`,
  continue: "Devam et",
  sending: wait,

  codeHeading: "E-postanızı kontrol edin",
  codeHeadingSms: "Mesajlarınızı kontrol edin",
  codeOffer: (recipient) => `Güvenliğiniz için ${to(recipient)} altı haneli bir kod göndereceğiz.`,
  sendCode: "Kodu gönder",
  codeText: (recipient) => `${to(recipient)} altı haneli bir kod gönderdik.`,
  codeTextAgo: (recipient, minutes) =>
    `${to(recipient)} ${new Intl.RelativeTimeFormat("tr").format(-minutes, "minute").replaceAll(" ", "\u00a0")} altı haneli bir kod gönderdik.`,
  codeDelayed: (recipient) =>
    `${to(recipient)} altı haneli bir kod gönderiyoruz. Bu birkaç dakika sürebilir.`,
  codeRefused: (recipient) => `${to(recipient)} kod gönderemedik. Kontrol edip tekrar deneyin.`,
  codeBySms: "Bunun yerine SMS ile gönder",
  codeByMail: "Bunun yerine e-posta ile gönder",
  spamHint: "E-posta gelmedi mi? Spam klasörüne de bakın.",
  codeLabel: "Altı haneli kod",
  codeHint: "Yazın veya yapıştırın; tamamlanır tamamlanmaz kontrol ederiz.",
  codeValid: (minutes) => `Kod ${minutes}\u00a0dakika geçerlidir.`,
  codeExpired: "Bu kodun süresi doldu. Yeni bir kod isteyin.",
  invalidCode: "Kodun altı rakamını girin",
  resend: "Yeni kod gönder",
  resendIn: (seconds) => `${seconds}\u00a0saniye sonra yeni bir kod isteyebilirsiniz.`,
  resent: "Yeni kodunuz yolda.",
  otherEmail: "Başka bir e-posta adresi kullan",
  otherDetails: "Başka bilgiler kullan",

  launchHeading: "Kimliğinizi doğrulayın",
  launchText: `${ready} Bu sayfa açık kalır ve işlemi bitirdiğinizde güncellenir.`,
  frameText: `${ready} Doğrulama burada açılır ve kameranız için izin ister.`,
  redirectText: `${ready} Bu sayfadan ayrılacak, işlemi bitirince geri döneceksiniz.`,
  open: "Doğrulamayı başlat",
  checkedBy: (provider, organisation) => `${provider} bu kontrolü ${organisation} adına yapar.`,
  sentTo: (provider, organisation) => `${organisation} adına, şifrelenerek ${provider} sistemine gönderilir`,
  privacyShort: "Gizlilik",
  opensTab: "(yeni sekmede açılır)",
  scanHeading: "Telefonunuzda devam edin",
  scanSteps: [
    "Telefonun kamerasını açın.",
    "Kamerayı bu koda tutun ve bağlantıya dokunun.",
    "Telefondaki adımları izleyin.",
  ],
  scanOther: "Bu kodu diğer cihazın kamerasıyla tarayın.",
  continueHere: "Bu bilgisayarda devam et",
  qrLabel: "Doğrulamayı telefonunuzda açan QR kodu",
  otherDevice: "Başka bir cihaz kullan",

  laterText: "Daha sonra veya başka bir cihazda devam edin:",
  mailLink: "Bağlantıyı e-posta ile gönder",
  linkFailed: "İşlem yapılamadı. Lütfen birkaç dakika sonra tekrar deneyin.",
  copyLink: "Bağlantıyı kopyala",
  linkCopied: "Kopyalandı",
  shareLink: "Paylaş",

  waitingHeading: "İşlemi bitirmenizi bekliyoruz",
  waitingText:
    "Doğrulamayı açtığınız sekmede veya telefonda tamamlayın. Ardından bu sayfa kendiliğinden ilerler.",
  returnedHeading: "Lütfen bekleyin",
  returnedText:
    "Her şeyin ulaştığına dair onayı bekliyoruz. İşlemi bitirmediyseniz doğrulamayı yeniden açın.",
  connectedPhone: "Bağlantı kuruldu: Telefonunuzda devam edin",
  connectedDevice: "Bağlantı kuruldu: Diğer cihazda devam edin",
  connectedText: "Oradaki adımları izleyin. Bu sayfa kendiliğinden ilerler.",
  waitingNext: (organisation) =>
    `Bu genellikle birkaç dakika sürer. Ardından her şey incelenir ve ${organisation} size bilgi verir. Bu sayfayı kapatabilirsiniz: Hiçbir şey kaybolmaz.`,
  stages: { opened: "Açıldı", in_progress: "Devam ediyor", submitted: "Her şey gönderildi" },
  stageDone: "(tamamlandı)",
  nothingYet: "Henüz bir şey ulaşmadı.",
  checking: "Kontrol ediliyor…",
  nothingNew: "Az önce kontrol edildi: Yeni bir gelişme yok.",
  goOn: "Şimdi devam edebilirsiniz.",
  reconnecting: "Hizmete şu anda ulaşılamıyor. Denemeye devam ediyoruz.",
  checkNow: "Şimdi kontrol et",
  openAgain: "Yeniden aç veya QR kodunu göster",

  startOver: "Baştan başla",
  changeDetails: "Bilgileri değiştir",
  getHelp: "Yardım al",

  completedHeading: "İşleminiz tamamlandı",
  completedText: (organisation) =>
    `Teşekkür ederiz. Her şey gönderildi ve inceleniyor. ${organisation} sonucu size bildirecektir.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
