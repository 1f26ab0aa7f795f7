// Fails when a visitor would download more than the public service promises (kB = 1,000 bytes, gzip; fonts are woff2).
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGETS = { 'public JavaScript': 30_000, 'public CSS': 45_000, 'fonts of the first view': 120_000 };
// What a German or English page draws with; other scripts come by unicode-range when a page needs them
const FIRST_VIEW = /fira-sans-latin-(400|600)-normal\.[^.]+\.woff2$|fira-sans-latin-(400|600)-normal-[^.]+\.woff2$/;

const manifest = JSON.parse(readFileSync('dist/static/assets-manifest.json', 'utf8'));
const compressed = (file) => gzipSync(readFileSync(`dist/static/${file}`), { level: 9 }).length;
const chunks = (key, seen = new Set()) => {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) chunks(next, seen);
  return seen;
};

const script = [...chunks('src/public.ts')].reduce((sum, key) => sum + compressed(manifest[key].file), 0);
const style = compressed(manifest['styles/public.css'].file);
const fonts = new Set(Object.values(manifest).flatMap((entry) => [entry.file, ...(entry.assets ?? [])]));
const firstView = [...fonts].filter((file) => FIRST_VIEW.test(file));
const font = firstView.reduce((sum, file) => sum + readFileSync(`dist/static/${file}`).length, 0);

if (firstView.length !== 2) throw new Error(`Expected two faces in the first view, found ${firstView.length}`);
const measured = { 'public JavaScript': script, 'public CSS': style, 'fonts of the first view': font };
for (const [name, bytes] of Object.entries(measured)) {
  console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB of ${BUDGETS[name] / 1000} kB`);
  if (bytes > BUDGETS[name]) process.exitCode = 1;
}
