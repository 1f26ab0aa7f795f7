import { expect, test } from '@playwright/test';
import { Person } from './person.ts';
import { Desk } from './staff.ts';
import { expectAccessible, foreignRequests } from './support.ts';

const VIDEO = 'https://video.example/raum-1';

test.describe.configure({ timeout: 120_000 });

for (const scripts of [true, false]) {
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts });

    test('the door is closed, open with a notice before the video, and over', async ({ page, baseURL }) => {
      const slug = scripts ? 'tuer-js' : 'tuer-html';
      const foreign = foreignRequests(page, baseURL ?? '');
      const desk = await Desk.open(baseURL ?? '');
      const event = await desk.publish({
        slug,
        startsIn: 60 * 24,
        video: VIDEO,
        agenda: '1. **Begrüßung**\n2. Gespräch <script>alert(1)</script>',
      });
      const guest = new Person(page, `${slug}@example.org`, scripts);
      await guest.signUpAlone(event, 'Amal');
      await guest.confirm();

      await expect(page.locator('main')).toContainText('Die Online-Sitzung öffnet am');
      await page.getByRole('link', { name: 'Zur Online-Sitzung' }).click();
      await expect(page.locator('main')).toContainText('Noch geschlossen');
      await expect(page.locator('main strong', { hasText: 'Begrüßung' })).toBeVisible();
      await expect(page.locator('main')).not.toContainText(VIDEO);
      if (scripts) await expectAccessible(page);

      await desk.move(slug, 10, 60);
      await expect(async () => {
        await page.goto('/registration');
        await page.getByRole('button', { name: 'Zur Online-Sitzung' }).click({ timeout: 1_000 });
      }).toPass();
      await expect(page).toHaveURL(`/live/${slug}`);
      await expect(page.locator('main')).toContainText('Schön, dass Sie da sind, Amal');
      if (scripts) await expectAccessible(page);
      await page.getByRole('link', { name: 'Weiter zum Video' }).click();
      await expect(page.locator('main')).toContainText('video.example');
      await expect(page.locator('main')).toContainText('0621 504-1234');
      const link = page.getByRole('link', { name: /Video öffnen/ });
      await expect(link).toHaveAttribute('href', VIDEO);
      await expect(link).toHaveAttribute('rel', /noreferrer/);
      if (scripts) await expectAccessible(page);

      await desk.move(slug, -120, 60);
      await expect(async () => {
        await page.goto(`/live/${slug}`);
        await expect(page.locator('main')).toContainText('Danke, dass Sie dabei waren', { timeout: 1_000 });
      }).toPass();
      if (scripts) await expectAccessible(page);
      expect(foreign).toEqual([]);
    });
  });
}

test('a stranger is told how to get in', async ({ page, baseURL }) => {
  const desk = await Desk.open(baseURL ?? '');
  await desk.publish({ slug: 'tuer-fremd', startsIn: 10 });
  await page.goto('/live/tuer-fremd');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('So kommen Sie herein');
  await expectAccessible(page);
});
