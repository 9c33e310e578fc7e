// Babel turns modules into CommonJS, also those of these packages.
const modules = ["gangway-onboarding", "lit", "lit-html", "lit-element", "@lit", "@lit-labs", "lean-qr"];

module.exports = {
  testEnvironment: "jsdom",
  transform: {
    "\\.js$": ["babel-jest", { presets: [["@babel/preset-env", { targets: { node: "current" } }]] }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${modules.join("|")})/)`],
};
