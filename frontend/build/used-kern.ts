import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Plugin, Rule } from 'postcss';

const CLASS_NAME = /kern-[a-z0-9_-]+/g;
const READ = new Set(['.html', '.ts', '.css', '.svelte']);

function* files(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) {
    if (READ.has(extname(path))) yield path;
    return;
  }
  for (const name of readdirSync(path)) yield* files(join(path, name));
}

function usedClasses(folders: string[]): Set<string> {
  const used = new Set<string>();
  for (const folder of folders)
    for (const file of files(folder))
      for (const name of readFileSync(file, 'utf8').match(CLASS_NAME) ?? []) used.add(name);
  return used;
}

/** What :not(…) excludes and :is(…) gives as alternatives need not be in use. */
function needed(selector: string): string[] {
  const required = selector.replace(/:(not|is|where)\([^()]*\)/g, '');
  return (required.match(/\.kern-[a-z0-9_-]+/g) ?? []).map((name) => name.slice(1));
}

/** Templates put names together (`kern-alert--${kind}`): such a beginning stands for all that follow it. */
function isUsed(name: string, used: Set<string>): boolean {
  const beginning = name.lastIndexOf('--') + 2;
  return used.has(name) || (beginning > 1 && used.has(name.slice(0, beginning)));
}

function keepUsed(rule: Rule, used: Set<string>): void {
  const kept = rule.selectors.filter((selector) => needed(selector).every((name) => isUsed(name, used)));
  if (kept.length === 0) rule.remove();
  else if (kept.length < rule.selectors.length) rule.selectors = kept;
}

/**
 * Drops the rules of KERN classes that no page, script or style of ours names: of its 340 kB three quarters are grid and
 * spacing utilities. A class that a template begins to use is there again after the next build.
 */
export function onlyUsedKern(folders: string[]): Plugin {
  const used = usedClasses(folders);
  // Before the visitors of other plug-ins: mirroring what is dropped anyway would take seconds
  return { postcssPlugin: 'only-used-kern', Once: (root) => void root.walkRules((rule) => keepUsed(rule, used)) };
}
