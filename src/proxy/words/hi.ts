import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("hi", { one: "#\u00a0मिनट", other: "#\u00a0मिनट" });

/** Hindi. */
export const words: Words = {
  help: (organisation) => `सहायता चाहिए? ${organisation} से संपर्क करें:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `यह लिंक ${date} तक मान्य है।`,
  linkCaution: (organisation) =>
    `यह लिंक केवल आपके लिए है: इसे किसी को न भेजें। यदि आपको ${organisation} से किसी संदेश की अपेक्षा नहीं है, तो इस ईमेल को अनदेखा करें।`,
  codeMail: {
    subject: (code, organisation) => `${organisation} के लिए आपका कोड ${code} है`,
    before: (organisation) => `${organisation} के लिए आपका कोड:`,
    validity: (count) => `यह ${minutes(count)} तक मान्य है। इसे उसी पेज पर दर्ज करें जहाँ से आपने शुरुआत की थी।`,
    caution: "यदि आपने इसका अनुरोध नहीं किया, तो इस ईमेल को अनदेखा करें। यह कोड किसी को न बताएँ।",
  },
  linkMail: {
    subject: (organisation) => `${organisation} के लिए अपना सत्यापन जारी रखें`,
    text: (organisation) => `यहाँ ${organisation} के लिए अपना सत्यापन जब चाहें जारी रखें, किसी दूसरे डिवाइस पर भी।`,
    goOn: "जारी रखें",
    caution: "यह लिंक केवल आपके लिए है: इसे किसी को न भेजें। यदि आपने इसका अनुरोध नहीं किया, तो इस ईमेल को अनदेखा करें।",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} का अनुरोध: अपनी पहचान सत्यापित करें`,
    request: (organisation) =>
      `${organisation} का अनुरोध है कि आप अपनी पहचान सत्यापित करें। अपना पहचान दस्तावेज़ तैयार रखें। इसमें कुछ मिनट लगेंगे।`,
    begin: "सत्यापन शुरू करें",
    scan: "या इस कोड को अपने फ़ोन के कैमरे से स्कैन करें:",
    qrCode: "लिंक का QR कोड",
  },
  completedMail: {
    subject: (organisation) => `${organisation} के लिए आपका सत्यापन: सब कुछ मिल गया`,
    text: (organisation) =>
      `धन्यवाद। ${organisation} के लिए आपने जो कुछ जमा किया, वह सब मिल गया है और उसकी जाँच हो रही है।`,
    next: (organisation) => `अब आपको और कुछ नहीं करना है। ${organisation} की ओर से आपको परिणाम बताया जाएगा।`,
    caution: (organisation) => `यदि आपको ${organisation} से किसी संदेश की अपेक्षा नहीं है, तो इस ईमेल को अनदेखा करें।`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} को आपसे कुछ और चाहिए`,
    request: (organisation) => `${organisation} के लिए आपका सत्यापन अभी पूरा नहीं हुआ है।`,
    reasons: {
      images_missing: "कोई फ़ोटो या वीडियो नहीं मिला। कृपया सभी दोबारा लें।",
      document_unreadable:
        "आपके दस्तावेज़ की फ़ोटो पढ़ी नहीं जा सकी। कृपया अच्छी रोशनी में और बिना चमक के दोबारा फ़ोटो लें।",
      document_side_missing: "आपके दस्तावेज़ की एक तरफ़ नहीं मिली। कृपया दोनों तरफ़ की फ़ोटो लें।",
      document_damaged: "आपका दस्तावेज़ क्षतिग्रस्त लगता है। कृपया दूसरे दस्तावेज़ का उपयोग करें।",
      document_not_accepted: "इस प्रकार का दस्तावेज़ स्वीकार नहीं किया जाता। कृपया दूसरे दस्तावेज़ का उपयोग करें।",
      document_expired: "आपके दस्तावेज़ की वैधता समाप्त हो गई है। कृपया मान्य दस्तावेज़ का उपयोग करें।",
      face_unclear: "आपका चेहरा साफ़ नहीं दिखा। कृपया अच्छी रोशनी में और अकेले दोबारा फ़ोटो लें।",
      other: "किसी चीज़ की जाँच नहीं हो सकी। कृपया सभी चरण एक बार फिर पूरे करें।",
    },
    goOn: "आगे बढ़ें",
  },
  codeSms: {
    withName: (code, organisation) => `${code} ${organisation} का कोड है। किसी को न बताएँ।`,
    withoutName: (code) => `${code} आपका कोड है। किसी को न बताएँ।`,
  },
  hostedPage: {
    title: "अपनी पहचान सत्यापित करें",
    noScript: "इस पेज के लिए JavaScript आवश्यक है। इसे अपने ब्राउज़र की सेटिंग में चालू करें, फिर पेज दोबारा लोड करें।",
    notFound: "यह लिंक मान्य नहीं है",
    advice: "जाँच लें कि आपने पूरा लिंक खोला है, या जिसने यह भेजा है उससे नया लिंक माँगें।",
  },
};
