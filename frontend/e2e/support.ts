import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

declare const axe: { run(options: { runOnly: string[] }): Promise<AxeResults> };

/** Fails with rule and element of everything that axe finds on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated by the test tool: the content security policy would rightly refuse an injected script
  await page.evaluate(AXE);
  const found = await page.evaluate((runOnly) => axe.run({ runOnly }), RULES);
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** Collects what the page asks of other origins; must stay empty until a person clicks. */
export function foreignRequests(page: Page, baseURL: string): string[] {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(baseURL).origin) foreign.push(request.url());
  });
  return foreign;
}

/** What the browser refused or reported: a policy violated, a file missing, a script that failed. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  return heard;
}

/** WCAG 1.4.10: nothing has to be scrolled sideways. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(excess).toBeLessThanOrEqual(0);
}
