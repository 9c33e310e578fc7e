/** Builds the demo's React page to `demo/.build/react`. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  publicDir: false,
  build: {
    outDir: here("../.build/react"),
    emptyOutDir: true,
    rolldownOptions: {
      input: here("main.jsx"),
      // One file: the site serves no other.
      output: { entryFileNames: "react.js", codeSplitting: false },
    },
  },
});
