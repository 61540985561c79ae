import { join } from 'node:path';
import { defineConfig } from 'astro/config';

// Two builds at once must not share a scratch folder, or assets get lost: a caller that runs several names one each.
const cacheDir = process.env.TOOLRISK_SITE_CACHE ?? join(import.meta.dirname, '../.data/site-cache');

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  // `true` keeps a space where the source has a line break; the default would glue words of running text together.
  compressHTML: true,
  cacheDir,
  devToolbar: { enabled: false },
  vite: {
    cacheDir: join(cacheDir, 'vite'),
    // Nothing inline, or the Content-Security-Policy refuses it.
    build: { assetsInlineLimit: 0 },
  },
});
