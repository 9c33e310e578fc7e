import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("tr", { one: "#\u00a0dakika", other: "#\u00a0dakika" });

/** Turkish. The organisation's name stands where it needs no ending. */
export const words: Words = {
  help: (organisation) => `Yardıma mı ihtiyacınız var? ${organisation} iletişim bilgileri:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `Bağlantının son geçerlilik zamanı: ${date}.`,
  linkCaution: (organisation) =>
    `Bu bağlantı yalnızca size özeldir: Kimseyle paylaşmayın. ${organisation} ile bir işleminiz yoksa bu e-postayı dikkate almayın.`,
  codeMail: {
    subject: (code, organisation) => `${code} – ${organisation} için kodunuz`,
    before: (organisation) => `${organisation} için kodunuz:`,
    validity: (count) => `Kod ${minutes(count)} geçerlidir. Kodu, işleme başladığınız sayfaya girin.`,
    caution: "Bu kodu siz istemediyseniz bu e-postayı dikkate almayabilirsiniz. Kodu kimseyle paylaşmayın.",
  },
  linkMail: {
    subject: (organisation) => `${organisation} için doğrulamanıza devam edin`,
    text: (organisation) =>
      `${organisation} için doğrulamanıza buradan dilediğiniz zaman, başka bir cihazda da devam edebilirsiniz.`,
    goOn: "Devam et",
    caution:
      "Bu bağlantı yalnızca size özeldir: Kimseyle paylaşmayın. Bağlantıyı siz istemediyseniz bu e-postayı dikkate almayın.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} kimliğinizi doğrulamanızı istiyor`,
    request: (organisation) =>
      `${organisation} kimliğinizi doğrulamanızı istiyor. Kimlik belgenizi hazır bulundurun. İşlem birkaç dakika sürer.`,
    begin: "Doğrulamayı başlat",
    scan: "Dilerseniz bu kodu telefonunuzun kamerasıyla tarayın:",
    qrCode: "Bağlantının QR kodu",
  },
  completedMail: {
    subject: (organisation) => `${organisation} için doğrulamanız: Her şey ulaştı`,
    text: (organisation) =>
      `Teşekkür ederiz. ${organisation} için gönderdiğiniz her şey ulaştı ve inceleniyor.`,
    next: (organisation) => `Yapmanız gereken başka bir şey yok. ${organisation} sonucu size bildirecektir.`,
    caution: (organisation) => `${organisation} ile bir işleminiz yoksa bu e-postayı dikkate almayın.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} sizden bir eksiği tamamlamanızı istiyor`,
    request: (organisation) => `${organisation} için doğrulamanız henüz tamamlanmadı.`,
    reasons: {
      images_missing: "Bir fotoğraf veya video eksik. Lütfen hepsini yeniden çekin.",
      document_unreadable:
        "Belgenizin fotoğrafı okunamadı. Lütfen iyi ışıkta ve parlama olmadan yeniden çekin.",
      document_side_missing: "Belgenizin bir yüzü eksik. Lütfen her iki yüzünün de fotoğrafını çekin.",
      document_damaged: "Belgeniz hasarlı görünüyor. Lütfen başka bir belge kullanın.",
      document_not_accepted: "Bu belge türü kabul edilmiyor. Lütfen başka bir belge kullanın.",
      document_expired: "Belgenizin süresi dolmuş. Lütfen geçerli bir belge kullanın.",
      face_unclear:
        "Yüzünüz net görünmüyor. Lütfen fotoğrafı iyi ışıkta ve karede yalnızca siz varken yeniden çekin.",
      other: "Bir bilgi kontrol edilemedi. Lütfen adımları bir kez daha tamamlayın.",
    },
    goOn: "Devam et",
  },
  codeSms: {
    withName: (code, organisation) => `${organisation} kodunuz: ${code}. Kimseye vermeyin.`,
    withoutName: (code) => `Kodunuz: ${code}. Kimseye vermeyin.`,
  },
  hostedPage: {
    title: "Kimliğinizi doğrulayın",
    noScript:
      "Bu sayfa için JavaScript gerekir. Tarayıcınızın ayarlarından JavaScript’i açın ve sayfayı yeniden yükleyin.",
    notFound: "Bu bağlantı geçerli değil",
    advice: "Bağlantının tamamını açtığınızdan emin olun veya bağlantıyı gönderenden yenisini isteyin.",
  },
};
