// Fails when a language lacks a text, names other arguments than German, or a page uses a text that nobody wrote.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const GERMAN = 'de';
const problems = [];

function catalogue(language) {
  const texts = {};
  for (const file of readdirSync(join('messages', language))) {
    const own = JSON.parse(readFileSync(join('messages', language, file), 'utf8'));
    for (const key of Object.keys(own)) if (key in texts) problems.push(`${language}: ${key} is written twice`);
    Object.assign(texts, own);
  }
  return texts;
}

function* templates(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* templates(path);
    else if (/\.(html|txt)$/.test(entry.name)) yield path;
  }
}

const withoutComments = (text) => text.replace(/<!--\/\*[^]*?\*\/-->|\[\/\*[^]*?\*\/\]/g, '');
const placeholders = (text) => [...new Set(text.match(/\{\d+(?=\s*[},])/g) ?? [])].sort().join(' ');

const german = catalogue(GERMAN);
for (const language of readdirSync('messages')) {
  const texts = catalogue(language);
  for (const key of Object.keys(german)) {
    if (!(key in texts)) problems.push(`${language}: ${key} is missing`);
    else if (placeholders(texts[key]) !== placeholders(german[key]))
      problems.push(`${language}: ${key} has other arguments`);
    // In ICU MessageFormat a straight apostrophe quotes what follows it
    if (/'(?!')[{}]/.test(texts[key] ?? ''))
      problems.push(`${language}: ${key} hides an argument behind an apostrophe`);
  }
  for (const key of Object.keys(texts)) if (!(key in german)) problems.push(`${GERMAN}: ${key} is missing`);
}

for (const path of [...templates('pages'), ...templates('mails')])
  for (const [, key] of withoutComments(readFileSync(path, 'utf8')).matchAll(/#\{([a-z][\w.-]*)[}(]/g))
    if (!(key in german)) problems.push(`${path}: ${key} is not in the catalogue`);

if (problems.length > 0) console.error(problems.join('\n'));
process.exitCode = problems.length > 0 ? 1 : 0;
