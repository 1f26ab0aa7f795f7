import { expect, test, type Browser } from '@playwright/test';
import { linkIn } from './mailbox.ts';
import { Person } from './person.ts';
import { Desk, placeByDay } from './staff.ts';
import { expectAccessible } from './support.ts';

async function person(browser: Browser, baseURL: string, email: string): Promise<Person> {
  const context = await browser.newContext({ baseURL, locale: 'de-DE', viewport: { width: 360, height: 740 } });
  return new Person(await context.newPage(), email, true);
}

test.describe.configure({ timeout: 120_000 });

test('a full event queues; a cancellation is offered, declined, offered on and accepted', async ({
  browser,
  baseURL,
}) => {
  const desk = await Desk.open(baseURL ?? '');
  const event = await desk.publish({ slug: 'ein-platz', seats: 1, zone: placeByDay() });
  const [first, second, third] = await Promise.all(
    ['erste', 'zweite', 'dritte'].map((name) => person(browser, baseURL ?? '', `${name}@example.org`)),
  );
  if (!first || !second || !third) throw new Error('three people');

  await first.signUpAlone(event, 'Erste');
  await first.confirm();
  await first.shows('Ihr Platz ist bestätigt');

  await second.signUpAlone(event, 'Zweite');
  await expect(second.page.locator('main')).toContainText('Warteliste');
  await second.confirm();
  await second.shows('Sie stehen auf der Warteliste');
  await expect(second.page.locator('main')).toContainText('Sie sind als Nächstes an der Reihe.');
  await expectAccessible(second.page);
  await third.signUpAlone(event, 'Dritte');
  await third.confirm();
  await expect(third.page.locator('main')).toContainText('Vor Ihnen wartet eine Anmeldung.');

  await first.cancel();
  const offer = await second.mail(/für Sie frei/);
  await second.page.goto(linkIn(offer));
  await second.page.reload();
  await second.page.goto('/registration');
  await second.shows('Ein Platz ist für Sie frei geworden');
  await expectAccessible(second.page);
  await second.page.getByRole('button', { name: 'Nein, danke' }).click();
  await second.shows('Sie stehen auf der Warteliste');
  await expect(second.page.locator('main')).toContainText('Wir haben Ihre Absage notiert');

  await third.follow(await third.mail(/für Sie frei/));
  await third.shows('Ein Platz ist für Sie frei geworden');
  await third.page.getByRole('button', { name: 'Ja, ich komme' }).click();
  await third.shows('Ihr Platz ist bestätigt');
  await expectAccessible(third.page);
});

test('a cancelled event says so everywhere', async ({ browser, baseURL }) => {
  const desk = await Desk.open(baseURL ?? '');
  const event = await desk.publish({ slug: 'abgesagt' });
  const guest = await person(browser, baseURL ?? '', 'gast@example.org');
  await guest.signUpAlone(event, 'Gast');
  await guest.confirm();

  await desk.cancel('abgesagt', 'Der Saal ist gesperrt.');

  await guest.mail(/fällt aus/);
  await guest.page.goto('/registration');
  await guest.shows('Diese Anmeldung ist abgesagt');
  await expectAccessible(guest.page);
  await expect(async () => {
    await guest.page.goto(`${event}/sign-up`);
    await guest.shows('Diese Veranstaltung ist abgesagt');
  }).toPass();
  await expect(guest.page.locator('main')).toContainText('Der Saal ist gesperrt.');
  await expectAccessible(guest.page);
});
