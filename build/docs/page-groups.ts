/** The order of the documentation's pages in the site's sidebar, as paths in the repository. */
export interface PageGroup {
  title: string;
  pages: readonly string[];
}

export const PAGE_GROUPS: readonly PageGroup[] = [
  {
    title: "Start",
    pages: [
      "README.md",
      "docs/embedding.md",
      "docs/frameworks.md",
      "docs/element.md",
      "docs/design.md",
      "docs/languages.md",
      "docs/flow.md",
      "docs/accessibility.md",
      "docs/apps.md",
    ],
  },
  {
    title: "Your server",
    pages: [
      "docs/customer-token.md",
      "docs/http-api.md",
      "docs/client.md",
      "docs/webhooks.md",
      "docs/identities.md",
      "docs/security.md",
    ],
  },
  {
    title: "The proxy",
    pages: [
      "docs/config.md",
      "docs/mounting.md",
      "docs/operation.md",
      "docs/performance.md",
      "docs/scale.md",
      "docs/testing.md",
      "docs/sandbox.md",
    ],
  },
  {
    title: "Providers",
    pages: ["docs/providers.md", "docs/verifime.md", "docs/veriff.md", "docs/vx.md", "docs/verifa.md"],
  },
  {
    title: "Moving to Gangway",
    pages: ["docs/migrate-verifime.md", "docs/migrate-veriff.md"],
  },
  {
    title: "About Gangway",
    pages: ["docs/architecture.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"],
  },
];
