export const config = {
  publicUrl: "https://www.harbour.example/onboarding",
  database: "sqlite::memory:",
  encryptionKeys: ["env:GANGWAY_KEY"],
  // Next.js writes the connection's address into X-Forwarded-For, unless a reverse proxy in front has written it.
  trustedProxies: 1,
  organisations: [
    {
      code: "HARBOUR",
      name: "Harbour Bank",
      allowedOrigins: ["https://www.harbour.example"],
      browserInvites: true,
      authentication: "none",
      provider: {
        id: "verifime",
        baseUrl: "env:VERIFIME_URL",
        code: "HARBOUR",
        secrets: ["env:VERIFIME_SECRET"],
      },
    },
  ],
};
