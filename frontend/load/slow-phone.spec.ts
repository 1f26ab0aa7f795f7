import { test, type Browser, type CDPSession, type Page } from '@playwright/test';
import { Person } from '../e2e/person.ts';

/** bytes/s and ms: 400 kbit/s with 400 ms for the way there and back. */
const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const CPU_SLOWER = 6;
const ROUNDS = 3;
const EVENT = '/events/ludwigshafen-im-dialog';

interface Visit {
  page: Page;
  bytes: () => number;
  leave: () => Promise<void>;
}

/** A cheap phone on a weak line that has never been here. */
async function visit(browser: Browser, baseURL: string): Promise<Visit> {
  const context = await browser.newContext({ baseURL, viewport: { width: 360, height: 740 }, locale: 'de-DE' });
  const page = await context.newPage();
  const devTools: CDPSession = await context.newCDPSession(page);
  let received = 0;
  devTools.on('Network.loadingFinished', ({ encodedDataLength }) => (received += encodedDataLength));
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', LINE);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  return { page, bytes: () => received, leave: () => context.close() };
}

/** Milliseconds from the tap on a link until text is seen, and until everything is there and the form reacts. */
async function open(page: Page, path: string): Promise<{ text: number; usable: number }> {
  await page.goto(path, { waitUntil: 'load' });
  const usable = await page.evaluate(
    () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now()))),
  );
  const text = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  return { text, usable };
}

/** Waits for each page as a person does. */
async function signUp(page: Page, person: Person): Promise<void> {
  await person.startSignUp(EVENT);
  await page.waitForLoadState();
  const questions = () => person.next();
  const needs = () => person.next();
  const steps = [() => person.comesAs(/allein/), () => person.contact('Lina Weber'), questions, needs];
  for (const step of steps) {
    const loaded = page.waitForEvent('load');
    await step();
    await loaded;
  }
  await person.send();
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

test('sign-up on a slow phone', async ({ browser, baseURL }) => {
  for (let round = 1; round <= ROUNDS; round++) {
    const form = await visit(browser, baseURL!);
    const opened = await open(form.page, `${EVENT}/sign-up`);
    await form.leave();
    const whole = await visit(browser, baseURL!);
    const read = await open(whole.page, EVENT);
    await signUp(whole.page, new Person(whole.page, `slow-${round}@beispiel.de`, true));
    console.log(
      `round ${round}: event's page: text ${seconds(read.text)}, all ${seconds(read.usable)};`,
      `form opened at once: text ${seconds(opened.text)}, usable ${seconds(opened.usable)};`,
      `whole visit ${(whole.bytes() / 1000).toFixed(0)} kB`,
    );
    await whole.leave();
  }
});
