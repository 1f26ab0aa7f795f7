import { defineConfig } from 'vite';
import postcssRTLCSS from 'postcss-rtlcss';
import { onlyUsedKern } from './build/used-kern.ts';

export default defineConfig({
  base: '/',
  css: { postcss: { plugins: [onlyUsedKern(['pages', 'src', 'styles']), postcssRTLCSS({ mode: 'override' })] } },
  build: {
    outDir: 'dist/static',
    manifest: 'assets-manifest.json',
    // A font inside the style sheet would be loaded by everybody, whatever their script
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    modulePreload: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: ['styles/public.css', 'styles/staff.css', 'src/public.ts', 'src/staff.ts'],
    },
  },
});
