import { expect, test, type Page } from '@playwright/test';
import { complaints, expectAccessible, expectNoSidewaysScrolling, foreignRequests } from './support.ts';

// WCAG 1.4.12: what a reader may set without losing anything
const TEXT_SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';

async function comingEvent(page: Page): Promise<string> {
  await page.goto('/');
  const link = page.locator('main a[href^="/events/"]').first();
  return (await link.getAttribute('href')) ?? '';
}

const PAGES: Record<string, (page: Page) => Promise<string>> = {
  programme: async () => '/',
  event: comingEvent,
  'first step of sign-up': async (page) => `${await comingEvent(page)}/sign-up`,
  code: async () => '/code',
  'mailed link': async () => '/confirm',
};

for (const [name, address] of Object.entries(PAGES)) {
  test.describe(`the ${name} page`, () => {
    test('has no fault that axe knows, in light and dark', async ({ page }) => {
      await page.goto(await address(page));
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page);
    });

    test('asks nothing of other origins and violates no policy', async ({ page, baseURL }) => {
      const path = await address(page);
      const foreign = foreignRequests(page, baseURL ?? '');
      const heard = complaints(page);
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(foreign).toEqual([]);
      expect(heard).toEqual([]);
    });

    test('fits 320 pixels, twice the text size and wide text spacing', async ({ page }) => {
      await page.goto(await address(page));
      await page.setViewportSize({ width: 320, height: 640 });
      await expectNoSidewaysScrolling(page);
      await page.setViewportSize({ width: 640, height: 640 });
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      await expectNoSidewaysScrolling(page);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets.push(sheet);
      }, TEXT_SPACING);
      await expectNoSidewaysScrolling(page);
    });

    test('lets the keyboard skip to its content', async ({ page }) => {
      await page.goto(await address(page));
      const skip = page.locator('.skip-link');
      await page.keyboard.press('Tab');
      await expect(skip).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.locator('main')).toBeFocused();
    });
  });
}

test('switches the language and keeps the page', async ({ page }) => {
  const path = await comingEvent(page);
  await page.goto(path);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(new URL(page.url()).pathname).toBe(path);
});

test('moves the token of a mailed link out of the address and changes nothing by itself', async ({ page }) => {
  const posted: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') posted.push(request.url());
  });
  await page.goto('/confirm#secret-token');
  await expect(page.locator('form[data-fragment] input[name="token"]')).toHaveValue('secret-token');
  await expect(page.locator('form[data-fragment]')).toBeVisible();
  await expect(page.locator('[data-without-fragment]')).toBeHidden();
  expect(page.url()).not.toContain('secret-token');
  expect(posted).toEqual([]);
});

test('asks for the code of the mail where no script runs', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  await page.goto('/confirm#secret-token');
  await expect(page.locator('form[data-fragment]')).toBeHidden();
  await expect(page.locator('input[name="code"]')).toBeVisible();
  await page.close();
});

test('puts the focus on what to mend and says it in the title', async ({ page }) => {
  await page.goto(`${await comingEvent(page)}/sign-up`);
  await page.locator('button[value="next"]:not(.default-button)').click();
  const summary = page.locator('.error-summary');
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Fehler:/);
  const link = summary.getByRole('link').first();
  await expect(page.locator('.kern-error').first()).toContainText((await link.textContent()) ?? '');
  await link.click();
  await expect(page.locator(':focus')).toHaveAttribute('name', 'who');
});
