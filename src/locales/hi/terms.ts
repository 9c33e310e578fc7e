import type { MainTerms } from "../terms.js";

const wait = "कृपया प्रतीक्षा करें…";
const ready = "अपना पहचान दस्तावेज़ तैयार रखें।";

/** Hindi, for a verification without mistakes. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "बंद करें",
  unreachable: "सेवा अभी उपलब्ध नहीं है। अपना इंटरनेट कनेक्शन जाँचें और फिर कोशिश करें।",
  offline: "इंटरनेट कनेक्शन नहीं है। कनेक्शन लौटते ही आप आगे बढ़ सकेंगे।",
  tryAgain: "फिर कोशिश करें",
  progress: (step, count) => `चरण ${step} / ${count}`,
  stepNames: { details: "विवरण", code: "कोड", launch: "सत्यापन", completed: "पूरा" },

  detailsHeading: "आपका विवरण",
  detailsText: (organisation) => `${organisation} के लिए आपकी पहचान जानना ज़रूरी है। इसमें कुछ मिनट लगेंगे।`,
  labels: {
    email: "ईमेल पता",
    firstName: "पहला नाम",
    middleName: "मध्य नाम",
    familyName: "उपनाम",
    fullName: "पूरा नाम",
    dateOfBirth: "जन्म तिथि",
    day: "दिन",
    month: "महीना",
    year: "वर्ष",
    preferredContactNumber: "फ़ोन नंबर",
    address: "पता",
  },
  optional: "(वैकल्पिक)",
  oneName: "(यदि आपका एक ही नाम है, तो खाली छोड़ें)",
  dateHint: "उदाहरण: 27 3 1987",
  privacy: (organisation) => `${organisation} आपके विवरण का उपयोग कैसे करता है`,
  continue: "आगे बढ़ें",
  sending: wait,

  codeHeading: "अपना ईमेल देखें",
  codeHeadingSms: "अपने SMS देखें",
  codeOffer: (recipient) => `आपकी सुरक्षा के लिए हम ${recipient} पर छह अंकों का कोड भेजेंगे।`,
  sendCode: "कोड भेजें",
  codeText: (recipient) => `हमने ${recipient} पर छह अंकों का कोड भेजा है।`,
  codeTextAgo: (recipient, minutes) =>
    `हमने ${new Intl.RelativeTimeFormat("hi").format(-minutes, "minute")} ${recipient} पर छह अंकों का कोड भेजा था।`,
  codeDelayed: (recipient) => `हम ${recipient} पर छह अंकों का कोड भेज रहे हैं। इसमें कुछ मिनट लग सकते हैं।`,
  codeRefused: (recipient) => `${recipient} पर कोड नहीं भेजा जा सका। इसे जाँचें और फिर कोशिश करें।`,
  codeBySms: "इसके बजाय SMS से भेजें",
  codeByMail: "इसके बजाय ईमेल से भेजें",
  spamHint: "ईमेल नहीं मिला? स्पैम फ़ोल्डर भी देखें।",
  codeLabel: "छह अंकों का कोड",
  codeHint: "कोड लिखें या पेस्ट करें: पूरा होते ही हम उसे जाँच लेंगे।",
  codeValid: (minutes) => `यह ${minutes} मिनट तक मान्य है।`,
  codeExpired: "इस कोड की अवधि समाप्त हो गई है। नया कोड मँगाएँ।",
  invalidCode: "कोड के छहों अंक दर्ज करें",
  resend: "नया कोड भेजें",
  resendIn: (seconds) => `आप ${seconds} सेकंड बाद नया कोड मँगा सकते हैं।`,
  resent: "नया कोड भेज दिया गया है।",
  otherEmail: "दूसरे ईमेल पते का उपयोग करें",
  otherDetails: "दूसरे विवरण का उपयोग करें",

  launchHeading: "अपनी पहचान सत्यापित करें",
  launchText: `${ready} यह पेज खुला रहेगा और आपका काम पूरा होते ही आगे बढ़ेगा।`,
  frameText: `${ready} सत्यापन यहीं खुलेगा और कैमरे की अनुमति माँगेगा।`,
  redirectText: `${ready} आप इस पेज से बाहर जाएँगे और काम पूरा होने पर लौट आएँगे।`,
  open: "सत्यापन शुरू करें",
  checkedBy: (provider, organisation) => `${organisation} के लिए यह जाँच ${provider} द्वारा की जाती है।`,
  sentTo: (provider, organisation) => `${organisation} के लिए ${provider} को एन्क्रिप्ट करके भेजा जाता है`,
  privacyShort: "गोपनीयता",
  opensTab: "(नए टैब में खुलेगा)",
  scanHeading: "अपने फ़ोन पर आगे बढ़ें",
  scanSteps: ["अपने फ़ोन का कैमरा खोलें।", "कैमरा इस कोड पर रखें और लिंक पर टैप करें।", "फ़ोन पर बताए गए चरण पूरे करें।"],
  scanOther: "इसे दूसरे डिवाइस के कैमरे से स्कैन करें।",
  continueHere: "इसी कंप्यूटर पर आगे बढ़ें",
  qrLabel: "QR कोड, जो आपके फ़ोन पर सत्यापन खोलता है",
  otherDevice: "दूसरे डिवाइस का उपयोग करें",

  laterText: "बाद में या दूसरे डिवाइस पर जारी रखें:",
  mailLink: "लिंक ईमेल करें",
  linkFailed: "यह नहीं हो सका। कृपया कुछ मिनट बाद फिर कोशिश करें।",
  copyLink: "लिंक कॉपी करें",
  linkCopied: "कॉपी हो गया",
  shareLink: "शेयर करें",

  waitingHeading: "सत्यापन पूरा होने की प्रतीक्षा है",
  waitingText: "सत्यापन उसी टैब या फ़ोन पर पूरा करें, जहाँ आपने उसे खोला था। फिर यह पेज अपने आप आगे बढ़ेगा।",
  returnedHeading: "कृपया प्रतीक्षा करें",
  returnedText: "हम पुष्टि कर रहे हैं कि सब कुछ मिल गया है। यदि काम पूरा नहीं हुआ, तो सत्यापन फिर से खोलें।",
  connectedPhone: "कनेक्ट हो गया: अपने फ़ोन पर आगे बढ़ें",
  connectedDevice: "कनेक्ट हो गया: दूसरे डिवाइस पर आगे बढ़ें",
  connectedText: "वहाँ बताए गए चरण पूरे करें। यह पेज अपने आप आगे बढ़ेगा।",
  waitingNext: (organisation) =>
    `इसमें आम तौर पर कुछ मिनट लगते हैं। फिर सब कुछ जाँचा जाता है और ${organisation} की ओर से आपको सूचना मिलेगी। आप यह पेज बंद कर सकते हैं: कुछ भी नहीं खोएगा।`,
  stages: { opened: "खोला गया", in_progress: "जारी है", submitted: "सब कुछ जमा हो गया" },
  stageDone: "(पूरा हुआ)",
  nothingYet: "अभी तक कुछ नहीं मिला है।",
  checking: "जाँच हो रही है…",
  nothingNew: "अभी जाँचा: कुछ नया नहीं है।",
  goOn: "अब आप आगे बढ़ सकते हैं।",
  reconnecting: "सेवा अभी उपलब्ध नहीं है। हम कोशिश जारी रखे हुए हैं।",
  checkNow: "अभी जाँचें",
  openAgain: "फिर से खोलें या QR कोड दिखाएँ",

  startOver: "नए सिरे से शुरू करें",
  changeDetails: "विवरण बदलें",
  getHelp: "सहायता पाएँ",

  completedHeading: "आपका काम पूरा हुआ",
  completedText: (organisation) =>
    `धन्यवाद। सब कुछ जमा हो गया है और उसकी जाँच हो रही है। परिणाम आपको ${organisation} की ओर से बताया जाएगा।`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
