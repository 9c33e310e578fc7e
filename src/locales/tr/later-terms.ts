import type { LaterTerms } from "../terms.js";

const unreachable = "Hizmete şu anda ulaşılamıyor. İnternet bağlantınızı kontrol edip tekrar deneyin.";
const setup = "Bu sayfa doğru ayarlanmamış. Lütfen sayfayı yönetenlere bildirin.";
const again = "Baştan başlayabilirsiniz.";
const elsewhere = "Yeni bir sekmede açın veya başka bir cihaz kullanın.";
const lost = "Doğrulamada şimdiye kadar yaptıklarınız geçersiz olur.";

const other = "Lütfen başka bir belge kullanın.";
const newCode = "Yeni bir kod isteyin.";

/** Turkish, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `${provider} kimlik doğrulaması`,
  frameOpening: "Doğrulama açılıyor…",
  frameOpened: "Doğrulama açıldı.",
  frameLate: `Doğrulama burada açılmıyor. ${elsewhere}`,
  frameSilent: `Doğrulamayı göremiyor musunuz? ${elsewhere}`,
  openInTab: "Bunun yerine yeni sekmede aç",
  leaveHeading: "Doğrulamadan çıkılsın mı?",
  leaveText: "Çektiğiniz fotoğraflar henüz gönderilmedi.",
  stay: "Kal",
  leave: "Çık",
  frameLeft: "Doğrulamadan çıktınız. Hiçbir şey kaybolmadı: Dilediğiniz zaman devam edebilirsiniz.",

  attemptsLeft: (count) => (count ? `${count}\u00a0deneme hakkınız kaldı.` : newCode),
  endedHeading: "Bu doğrulama sona erdi",
  ended: {
    expired: "Süre doldu.",
    abandoned: "Son adımdan önce kapatıldı.",
    failed: "İşlem sırasında bir sorun oluştu.",
  },
  endedKept: "Hiçbir şey kaybolmadı: Bilgileriniz duruyor.",
  endedAgain: again,
  startAgain: "Baştan başla",
  checkField: (label) => `Lütfen kontrol edin: ${label}`,
  tooLong: (label, most) => `Çok uzun: ${label}, en fazla ${most}\u00a0karakter`,
  invalidName: (label) => `${label}: lütfen yalnızca harf, boşluk, tire ve kesme işareti kullanın`,
  otherFault: "Bilgilerinizden biri kullanılamıyor. Lütfen yardım isteyin.",
  rateLimited: (seconds) =>
    `Çok fazla deneme yapıldı. ${seconds < 100 ? `${seconds}\u00a0saniye` : `${Math.ceil(seconds / 60)}\u00a0dakika`} sonra tekrar deneyin.`,
  codeFailed: (recipient) =>
    `${recipient} ${recipient.includes("@") ? "adresine" : "numarasına"} kod gönderemedik. Birazdan tekrar deneyin.`,
  errorHeading: "Bir sorun oluştu",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: "Çok fazla deneme yapıldı. Bir dakika sonra tekrar deneyin.",
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "Bu bağlantıyı tanımıyoruz. Yeni bir bağlantı isteyin veya baştan başlayın.",
    reference_ended: `Bu doğrulama sona erdi. ${again}`,
    code_incorrect: "Bu, gönderdiğimiz kod değil.",
    code_expired: "Bu kodun süresi doldu. Yeni bir kod isteyin.",
    too_many_attempts: `Çok fazla deneme yapıldı. ${newCode}`,
    token_invalid: "Oturumunuz kapandı. Yeniden oturum açıp buraya dönün.",
    frame_blocked: `Doğrulama bu sayfada gösterilemiyor. ${elsewhere}`,
    unsupported_browser: "Bu tarayıcı çok eski. Lütfen daha yeni bir tarayıcı kullanın.",
  },
  errorOther: "Lütfen tekrar deneyin. Sorun sürerse yardım isteyin.",
  errorFinal: "Lütfen baştan başlayın. Sorun sürerse yardım isteyin.",
  supportCode: (code) => `Destek kodu: ${code}`,
  errorDetails: "Geliştiriciler için ayrıntılar",

  actionHeading: "Bir eksik var",
  actionText: (reason) =>
    ({
      images_missing: "Bir fotoğraf veya video eksik. Lütfen hepsini yeniden çekin.",
      document_unreadable:
        "Belgenizin fotoğrafı okunamadı. Lütfen iyi ışıkta ve parlama olmadan yeniden çekin.",
      document_side_missing: "Belgenizin bir yüzü eksik. Lütfen her iki yüzünün de fotoğrafını çekin.",
      document_damaged: `Belgeniz hasarlı görünüyor. ${other}`,
      document_not_accepted: `Bu belge türü kabul edilmiyor. ${other}`,
      document_expired: "Belgenizin süresi dolmuş. Lütfen geçerli bir belge kullanın.",
      face_unclear:
        "Yüzünüz net görünmüyor. Lütfen fotoğrafı iyi ışıkta ve karede yalnızca siz varken yeniden çekin.",
      other: "Bir bilgi kontrol edilemedi. Lütfen adımları bir kez daha tamamlayın.",
    })[reason],
  actionContinue: "Devam et",
  approvedHeading: "Kimliğiniz doğrulandı",
  approvedText: (organisation) =>
    `Kimliğiniz onaylandı. ${organisation} ile işlemlerinize devam edebilirsiniz.`,
  reviewHeading: "Ayrıntılı inceleme sürüyor",
  reviewText: (organisation) =>
    `Gönderdikleriniz bir uzman tarafından inceleniyor. Başka bir şey yapmanız gerekmiyor. ${organisation} sonucu size bildirecektir.`,
  declinedHeading: "Kimliğinizi doğrulayamadık",
  declinedText: (organisation) =>
    `Lütfen ${organisation} ile iletişime geçin. Ne yapabileceğinizi size açıklayacaklardır.`,

  helpReady: "Kimlik belgenizi ve kameralı bir cihazı yanınızda bulundurun. İyi ışık işinizi kolaylaştırır.",
  helpLost: "Doğrulama sayfasını kapattınız mı? Buradan yeniden açabilirsiniz.",
  helpDevice: "Başka bir cihaz mı? QR kodunu onunla tarayın veya bu sayfanın bağlantısını orada açın.",
  helpCode:
    "Kod gelmedi mi? Bu birkaç dakika sürebilir. Spam klasörüne de bakın ve kodu doğru adrese veya numaraya gönderdiğimizi kontrol edin.",
  helpCaution: (organisation) => `Kodu kimseyle paylaşmayın. ${organisation} bu kodu sizden asla istemez.`,
  helpAsk: (organisation) => `Sorun sürüyor mu? ${organisation} size yardımcı olur.`,
  helpContact: (organisation) => `Sorun sürüyor mu? ${organisation} iletişim bilgileri:`,
  helpPage: (organisation) => `${organisation} yardım sayfası`,
  linkMailed: (maskedEmail) => `Bağlantıyı ${maskedEmail} adresine gönderdik. Spam klasörüne de bakın.`,
  linkLate: (maskedEmail) => `Bağlantıyı ${maskedEmail} adresine gönderiyoruz. Bu birkaç dakika sürebilir.`,
  waitingLong: "Acele etmeyin. Doğrulamayı bulamıyorsanız yeniden açın.",
  waitingVeryLong: (organisation) =>
    `Bu, her zamankinden uzun sürüyor. Bitirdiyseniz bu sayfayı kapatabilirsiniz: ${organisation} size bilgi verir. Bitirmediyseniz doğrulamayı yeniden açın.`,
  startOverText: `Bilgileriniz korunur ve baştan başlarsınız. ${lost}`,
  startOverConfirm: "Evet, baştan başla",
  changeDetailsText: `Bir bilgiyi değiştirirseniz baştan başlarsınız. ${lost}`,
  changeDetailsConfirm: "Evet, bilgileri değiştir",
  cancel: "Vazgeç",

  errorSummary: (count) => `Lütfen ${count}\u00a0bilgiyi kontrol edin`,
  missing: (label) => `“${label}” alanını doldurun`,
  invalidEmail: "ad@example.com biçiminde bir e-posta adresi girin",
  invalidDate: "Geçerli bir doğum tarihi girin",
  invalidPhone:
    "Ülke koduyla birlikte bir telefon numarası girin, örneğin +90\u00a0501\u00a0234\u00a056\u00a078",
  impossiblePhone: "Telefon numaranızı kontrol edin: rakam sayısı çok az veya çok fazla",
  didYouMean: (text) => `Bunu mu demek istediniz: ${text}?`,
  nameCharacter: (label, character) => `“${label}” alanına yalnızca harf yazın: “${character}” kullanılamaz`,
  dateIncomplete: (labels) => `Tarih eksik. Lütfen ekleyin: ${labels}`,
  monthRange: "Ayı 1 ile 12 arasında bir sayı veya adıyla girin",
  yearDigits: "Yılı dört haneli olarak girin",
  daysOfMonth: (month, days) => `${month} yalnızca ${days}\u00a0gündür`,
  todayDate: "Bu, bugünün tarihi. Doğum tarihinizi girin",
  futureDate: "Bu tarih gelecekte",
  tooOld: (year) => `${year} veya daha sonraki bir yıl girin`,
  tooYoung: (age) => `En az ${age}\u00a0yaşında olmalısınız`,
};
