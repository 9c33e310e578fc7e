import type { LaterTerms } from "../terms.js";

const unreachable = "सेवा अभी उपलब्ध नहीं है। अपना इंटरनेट कनेक्शन जाँचें और फिर से कोशिश करें।";
const setup = "यह पेज ठीक से सेट नहीं है। कृपया इसके संचालकों को सूचित करें।";
const again = "फिर से शुरू करें।";
const elsewhere = "इसे नए टैब में खोलें या दूसरे डिवाइस का उपयोग करें।";
const lost = "सत्यापन में अब तक किया गया काम नहीं गिना जाएगा।";
const other = "कृपया दूसरे दस्तावेज़ का उपयोग करें।";
const newCode = "नया कोड मँगाएँ।";
const tooMany = "बहुत अधिक कोशिशें हुईं।";
const help = "यदि ऐसा फिर हो, तो सहायता लें।";
const stuck = "अब भी परेशानी है?";
const spam = "स्पैम फ़ोल्डर भी देखें";

/** Hindi, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `${provider} द्वारा पहचान सत्यापन`,
  frameOpening: "सत्यापन खुल रहा है…",
  frameOpened: "सत्यापन खुल गया है।",
  frameLate: `सत्यापन यहाँ नहीं खुल रहा है। ${elsewhere}`,
  frameSilent: `सत्यापन नहीं दिख रहा? ${elsewhere}`,
  openInTab: "इसके बजाय नए टैब में खोलें",
  leaveHeading: "सत्यापन से बाहर निकलें?",
  leaveText: "आपकी ली हुई फ़ोटो अभी भेजी नहीं गई हैं।",
  stay: "यहीं रहें",
  leave: "बाहर निकलें",
  frameLeft: "सत्यापन बीच में रुक गया है। कुछ भी नहीं खोया: जब चाहें, आगे बढ़ें।",

  attemptsLeft: (count) =>
    count === 0 ? newCode : `${count}\u00a0${count === 1 ? "कोशिश बाकी है" : "कोशिशें बाकी हैं"}।`,
  endedHeading: "यह सत्यापन समाप्त हो गया है",
  ended: {
    expired: "समय समाप्त हो गया।",
    abandoned: "यह अंतिम चरण से पहले बंद कर दिया गया।",
    failed: "बीच में कोई समस्या आ गई।",
  },
  endedKept: "कुछ भी नहीं खोया: आपका विवरण अब भी यहाँ है।",
  endedAgain: again,
  startAgain: "फिर से शुरू करें",
  checkField: (label) => `कृपया जाँचें: ${label}`,
  tooLong: (label, most) => `बहुत लंबा: ${label}, अधिकतम ${most}\u00a0अक्षर`,
  invalidName: (label) => `${label}: कृपया केवल अक्षर, रिक्त स्थान, हाइफ़न और एपॉस्ट्रॉफ़ी लिखें`,
  otherFault: "आपके विवरण में कुछ स्वीकार नहीं हो सका। कृपया सहायता लें।",
  rateLimited: (seconds) =>
    `${tooMany} ${seconds < 100 ? `${seconds}\u00a0सेकंड` : `${Math.ceil(seconds / 60)}\u00a0मिनट`} बाद फिर से कोशिश करें।`,
  codeFailed: (recipient) => `${recipient} पर कोड नहीं भेजा जा सका। थोड़ी देर बाद फिर से कोशिश करें।`,
  errorHeading: "कोई समस्या आ गई",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: `${tooMany} एक मिनट बाद फिर से कोशिश करें।`,
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "यह लिंक मान्य नहीं है। नया लिंक मँगाएँ या फिर से शुरू करें।",
    reference_ended: `यह सत्यापन समाप्त हो गया है। ${again}`,
    code_incorrect: "यह वह कोड नहीं है, जो हमने भेजा था।",
    code_expired: "इस कोड की अवधि समाप्त हो गई है। नया कोड मँगाएँ।",
    too_many_attempts: `${tooMany} ${newCode}`,
    token_invalid: "आपको लॉग आउट कर दिया गया है। फिर से लॉग इन करके यहाँ लौटें।",
    frame_blocked: `सत्यापन इस पेज में नहीं दिखाया जा सकता। ${elsewhere}`,
    unsupported_browser: "यह ब्राउज़र बहुत पुराना है। कृपया नए ब्राउज़र का उपयोग करें।",
  },
  errorOther: `कृपया फिर से कोशिश करें। ${help}`,
  errorFinal: `कृपया फिर से शुरू करें। ${help}`,
  supportCode: (code) => `सहायता के लिए कोड: ${code}`,
  errorDetails: "डेवलपर के लिए जानकारी",

  actionHeading: "अभी कुछ और चाहिए",
  actionText: (reason) =>
    ({
      images_missing: "कोई फ़ोटो या वीडियो नहीं मिला। कृपया सभी दोबारा लें।",
      document_unreadable:
        "आपके दस्तावेज़ की फ़ोटो पढ़ी नहीं जा सकी। कृपया अच्छी रोशनी में और बिना चमक के दोबारा फ़ोटो लें।",
      document_side_missing: "आपके दस्तावेज़ की एक तरफ़ नहीं मिली। कृपया दोनों तरफ़ की फ़ोटो लें।",
      document_damaged: `आपका दस्तावेज़ क्षतिग्रस्त लगता है। ${other}`,
      document_not_accepted: `इस प्रकार का दस्तावेज़ स्वीकार नहीं किया जाता। ${other}`,
      document_expired: "आपके दस्तावेज़ की वैधता समाप्त हो गई है। कृपया मान्य दस्तावेज़ का उपयोग करें।",
      face_unclear: "आपका चेहरा साफ़ नहीं दिखा। कृपया अच्छी रोशनी में और अकेले दोबारा फ़ोटो लें।",
      other: "किसी चीज़ की जाँच नहीं हो सकी। कृपया सभी चरण एक बार फिर पूरे करें।",
    })[reason],
  actionContinue: "आगे बढ़ें",
  approvedHeading: "आपकी पहचान सत्यापित हो गई है",
  approvedText: (organisation) => `अब ${organisation} के साथ आगे बढ़ें।`,
  reviewHeading: "विस्तृत जाँच चल रही है",
  reviewText: (organisation) =>
    `आपने जो जमा किया है, उसे एक विशेषज्ञ देख रहे हैं। आपको और कुछ नहीं करना है। परिणाम ${organisation} की ओर से बताया जाएगा।`,
  declinedHeading: "आपकी पहचान सत्यापित नहीं हो सकी",
  declinedText: (organisation) =>
    `कृपया ${organisation} से संपर्क करें। वहाँ आपको बताया जाएगा कि अब क्या किया जा सकता है।`,

  helpReady: "पहचान दस्तावेज़ और कैमरे वाला डिवाइस साथ रखें। अच्छी रोशनी से मदद मिलती है।",
  helpLost: "सत्यापन का पेज बंद हो गया? उसे यहाँ से फिर से खोलें।",
  helpDevice: "दूसरा डिवाइस? उससे QR कोड स्कैन करें या इस पेज का लिंक उस पर खोलें।",
  helpCode: `कोड नहीं मिला? इसमें कुछ मिनट लग सकते हैं। ${spam} और जाँचें कि कोड सही पते या नंबर पर भेजा गया है।`,
  helpCaution: (organisation) => `कोड किसी को न बताएँ। ${organisation} की ओर से यह कभी नहीं माँगा जाएगा।`,
  helpAsk: (organisation) => `${stuck} ${organisation} से पूछें।`,
  helpContact: (organisation) => `${stuck} ${organisation} से संपर्क करें:`,
  helpPage: (organisation) => `${organisation} का सहायता पेज`,
  linkMailed: (maskedEmail) => `हमने लिंक ${maskedEmail} पर भेजा है। ${spam}।`,
  linkLate: (maskedEmail) => `हम लिंक ${maskedEmail} पर भेज रहे हैं। इसमें कुछ मिनट लग सकते हैं।`,
  waitingLong: "जल्दबाज़ी की आवश्यकता नहीं है। यदि सत्यापन न मिले, तो उसे फिर से खोलें।",
  waitingVeryLong: (organisation) =>
    `इसमें सामान्य से अधिक समय लग रहा है। यदि आपका काम पूरा है, तो यह पेज बंद किया जा सकता है: ${organisation} की ओर से आपको सूचना मिलेगी। यदि नहीं, तो सत्यापन फिर से खोलें।`,
  startOverText: `सत्यापन फिर से शुरू होगा और आपका विवरण भरा रहेगा। ${lost}`,
  startOverConfirm: "हाँ, नए सिरे से शुरू करें",
  changeDetailsText: `कुछ बदलने पर सत्यापन फिर से शुरू होगा। ${lost}`,
  changeDetailsConfirm: "हाँ, विवरण बदलें",
  cancel: "रद्द करें",

  errorSummary: (count) => `कृपया ${count}\u00a0फ़ील्ड जाँचें`,
  missing: (label) => `“${label}” दर्ज करें`,
  invalidEmail: "name@example.com जैसा ईमेल पता दर्ज करें",
  invalidDate: "सही जन्म तिथि दर्ज करें",
  invalidPhone: "देश कोड के साथ फ़ोन नंबर दर्ज करें, जैसे +91\u00a098765\u00a043210",
  impossiblePhone: "फ़ोन नंबर जाँचें: इसमें अंक कम या ज़्यादा हैं",
  didYouMean: (text) => `क्या आपका मतलब ${text} था?`,
  nameCharacter: (label, character) => `“${label}” में केवल अक्षर लिखें: “${character}” मान्य नहीं है`,
  dateIncomplete: (labels) => `तिथि अधूरी है। कृपया जोड़ें: ${labels}`,
  monthRange: "महीना 1 से 12 तक की संख्या या नाम से दर्ज करें",
  yearDigits: "वर्ष के चारों अंक दर्ज करें",
  daysOfMonth: (month, days) => `${month} में ${days}\u00a0दिन होते हैं`,
  todayDate: "यह आज की तिथि है। अपनी जन्म तिथि दर्ज करें",
  futureDate: "यह तिथि भविष्य की है",
  tooOld: (year) => `${year} या उसके बाद का वर्ष दर्ज करें`,
  tooYoung: (age) => `आपकी आयु कम से कम ${age}\u00a0वर्ष होनी चाहिए`,
};
