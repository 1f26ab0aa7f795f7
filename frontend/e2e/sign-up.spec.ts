import { expect, test } from '@playwright/test';
import { readCalendar } from './calendar.ts';
import { linkIn, mailsTo } from './mailbox.ts';
import { Person } from './person.ts';
import { Desk } from './staff.ts';
import { complaints, expectAccessible, expectNoSidewaysScrolling, foreignRequests } from './support.ts';

for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const tag = scripts ? 'js' : 'html';

  test.describe(how, () => {
    test.use({ javaScriptEnabled: scripts });
    let event: string;

    test.beforeAll(async ({}, { project }) => {
      const desk = await Desk.open(project.use.baseURL ?? '');
      event = await desk.publish({ slug: `alle-${tag}`, title: 'Ludwigshafen im Gespräch' });
    });

    test('somebody alone signs up, confirms, takes the date along and cancels', async ({ page, baseURL }) => {
      const foreign = foreignRequests(page, baseURL ?? '');
      const heard = complaints(page);
      const amal = new Person(page, `amal-${tag}@example.org`, scripts);

      await amal.signUpAlone(event, 'Amal أمل');
      await amal.confirm();
      await amal.shows('Ihr Platz ist bestätigt');
      await expect(page.locator('main')).toContainText('Amal أمل');
      const confirmed = await amal.mail(/Ihr Platz ist bestätigt/);
      const [attached] = confirmed.attachments;
      const downloaded = await amal.downloadCalendar();
      const mailed = readCalendar(Buffer.from(attached?.contentBase64 ?? '', 'base64'));
      expect(downloaded).toMatchObject({ METHOD: 'PUBLISH', SUMMARY: 'Ludwigshafen im Gespräch', UID: mailed['UID'] });
      expect(downloaded['DTSTART']).toBe(mailed['DTSTART']);

      await amal.cancel();
      const gone = await amal.mail(/abgesagt/i);
      const cancelled = readCalendar(Buffer.from(gone.attachments[0]?.contentBase64 ?? '', 'base64'));
      expect(cancelled).toMatchObject({ METHOD: 'CANCEL', STATUS: 'CANCELLED', UID: mailed['UID'] });
      expect(Number(cancelled['SEQUENCE'])).toBeGreaterThan(Number(mailed['SEQUENCE']));
      expect(foreign).toEqual([]);
      expect(heard).toEqual([]);
    });

    test('a family of four signs up, confirms and cancels', async ({ page }) => {
      const olena = new Person(page, `olena-${tag}@example.org`, scripts);

      await olena.startSignUp(event);
      await olena.comesAs(/mehrere/);
      await page.getByRole('button', { name: 'Person hinzufügen' }).click();
      await page.getByRole('button', { name: 'Person hinzufügen' }).click();
      const people = page.getByRole('group', { name: /^Person \d$/ });
      await expect(people).toHaveCount(4);
      await people.nth(0).getByLabel('Name').fill('Olena');
      await people.nth(1).getByLabel('Name').fill('Taras');
      await olena.tick(/Kind/, people.nth(2));
      await olena.tick(/Kind/, people.nth(3));
      await people.nth(3).getByLabel('Name').fill('Mila');
      await olena.next();
      await expect(page.getByLabel('Wie dürfen wir Sie nennen?')).toHaveValue('Olena');
      await olena.contact();
      await olena.tick(/verantwortlich/);
      await olena.next();
      await expect(page.locator('main')).toContainText('Mila (Kind)');
      await olena.send();

      await olena.confirm();
      await olena.shows('Ihre 4 Plätze sind bestätigt');
      for (const name of ['Olena', 'Taras', 'Ein Kind', 'Mila']) await expect(page.locator('main')).toContainText(name);
      await olena.cancel();
    });

    test('a delegation of three signs up, and each is told', async ({ page }) => {
      const office = new Person(page, `office-${tag}@example.org`, scripts);

      await office.startSignUp(event);
      await office.comesAs(/Einrichtung an/);
      await page.getByRole('button', { name: 'Person hinzufügen' }).click();
      await page.getByRole('button', { name: 'Person hinzufügen' }).click();
      await page.getByLabel('Name der Einrichtung').fill('Haus der Begegnung');
      await page.getByLabel(/Was für eine Einrichtung/).selectOption({ label: 'Ehrenamtliche Gruppe' });
      const people = page.getByRole('group', { name: /^Person \d$/ });
      for (const [n, name] of ['Mira', 'Jonas', 'Selin'].entries()) {
        await people.nth(n).getByLabel('Name').fill(name);
        await people
          .nth(n)
          .getByLabel(/Aufgabe/)
          .fill('Beratung');
        await people
          .nth(n)
          .getByLabel(/E-Mail-Adresse/)
          .fill(`${name.toLowerCase()}-${tag}@example.org`);
      }
      await office.next();
      await office.contact('Koordination');
      await office.next();
      await office.send();

      await office.confirm();
      await office.shows('Ihre 3 Plätze sind bestätigt');
      await expect(page.locator('main')).toContainText('Haus der Begegnung');
      const mira = new Person(page, `mira-${tag}@example.org`, scripts);
      await mira.follow(await mira.mail(/.+/));
      await mira.shows('Ihre 3 Plätze sind bestätigt');
      await expect(page.getByRole('link', { name: /nicht kommen/ })).toHaveCount(0);
    });
  });
}

test('every step is accessible and fits a small screen', async ({ page, baseURL }) => {
  test.setTimeout(120_000);
  const desk = await Desk.open(baseURL ?? '');
  const event = await desk.publish({ slug: 'vor-ort', participation: 'ONSITE' });
  const person = new Person(page, 'schritte@example.org', true);
  const fine = async (): Promise<void> => {
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  };

  await person.startSignUp(event);
  await fine();
  await person.next();
  await expect(page.locator('.error-summary')).toBeFocused();
  await expect(page).toHaveTitle(/^Fehler:/);
  await fine();
  await person.comesAs(/Einrichtung an/);
  await fine();
  await page.getByRole('button', { name: 'Zurück' }).click();
  await person.comesAs(/mehrere/);
  await fine();
  await person.next();
  await expect(page.locator('.error-summary')).toBeFocused();
  await fine();
  await page.locator('[id="attendee.0.name"]').fill('Olena');
  await person.tick(/Kind/, page.getByRole('group', { name: 'Person 2' }));
  await person.next();
  await fine();
  await person.next();
  await fine();
  await person.contact();
  await fine();
  await person.tick(/verantwortlich/);
  await person.next();
  await fine();
  await person.send();
  await fine();
  await page.goto((await person.mail(/bestätigen/i)).text.match(/http\S+#\S+/)?.[0] ?? '');
  await fine();
  await page.locator('form[data-fragment] button').click();
  await person.shows(/bestätigt/);
  await fine();
  await page.getByRole('link', { name: 'Ändern, wer kommt' }).click();
  await fine();
  await page.getByRole('group', { name: 'Person 2' }).getByLabel('Name').fill('Mila');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.locator('main')).toContainText('Mila (Kind)');
  await fine();
  await page.getByRole('link', { name: /nicht kommen/ }).click();
  await fine();
  await page.getByRole('button', { name: 'Ja, absagen' }).click();
  await fine();
  await page.context().clearCookies();
  await page.goto('/registration');
  await fine();
});

test('the error summary leads to the field and says the same words there', async ({ page }) => {
  await page.goto('/events/alle-js/sign-up');
  await page.getByText('Ich komme allein', { exact: true }).click();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByLabel('E-Mail-Adresse').fill('amal');
  await page.getByRole('button', { name: 'Weiter' }).click();

  const summary = page.locator('.error-summary');
  await expect(summary).toBeFocused();
  const words = 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.';
  await summary.getByRole('link', { name: words }).click();
  await expect(page.getByLabel('E-Mail-Adresse')).toBeFocused();
  await expect(page.locator('[id="contact.email-error"]')).toHaveText(words);
  await expect(page.getByLabel('E-Mail-Adresse')).toHaveValue('amal');
});

test('switching the language keeps what was typed', async ({ page }) => {
  await page.goto('/events/alle-js/sign-up');
  await page.getByText('Ich komme allein', { exact: true }).click();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByLabel('Wie dürfen wir Sie nennen?').fill('Amal');
  await page.getByRole('button', { name: 'English' }).click();

  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('[id="contact.name"]')).toHaveValue('Amal');
  await expect(page.locator('.error-summary')).toHaveCount(0);
});

test('somebody signs up by keyboard alone', async ({ page }) => {
  await page.goto('/events/alle-js/sign-up');
  const opened = Date.now();
  const tabTo = async (target: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (
        await page
          .locator(target)
          .first()
          .evaluate((element) => element === document.activeElement)
      )
        return;
    }
    throw new Error(`The keyboard does not reach ${target}`);
  };
  await tabTo('[name="who"]');
  await page.keyboard.press('Space');
  await tabTo('main button[value="next"]');
  await page.keyboard.press('Enter');
  await tabTo('[id="contact.name"]');
  await page.keyboard.type('Kim');
  await tabTo('[id="contact.email"]');
  await page.keyboard.type('kim@example.org');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Was brauchen Sie');
  await tabTo('main button[value="next"]');
  await page.keyboard.press('Enter');
  await tabTo('main button[value="send"]');
  await expect.poll(() => Date.now() - opened).toBeGreaterThan(3_200);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bitte sehen Sie jetzt in Ihr Postfach');
});

test('a robot that opens the mailed link changes nothing, and the person comes in afterwards', async ({
  page,
  context,
}) => {
  const person = new Person(page, 'vorsicht@example.org', true);
  await person.signUpAlone('/events/alle-js', 'Noor');
  const link = linkIn(await person.mail(/bestätigen/i));
  const sent: string[] = [];
  context.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });

  const address = link.replace(/#.*/, '');
  for (let n = 0; n < 3; n++) {
    expect((await page.request.head(address)).status()).toBe(200);
    expect((await page.request.get(address)).status()).toBe(200);
    const robot = await context.newPage();
    await robot.goto(link, { waitUntil: 'networkidle' });
    await expect(robot.locator('form[data-fragment]')).toBeVisible();
    await robot.close();
  }
  expect(sent).toEqual([]);
  expect((await context.cookies()).map((cookie) => cookie.name)).not.toContain('registration');
  expect((await mailsTo(page.request, person.email)).length).toBe(1);

  await person.confirm();
  await person.shows('Ihr Platz ist bestätigt');
});

test('the link of another mail opens the other registration in the same tab', async ({ page }) => {
  const first = new Person(page, 'eins@example.org', true);
  await first.signUpAlone('/events/alle-js', 'Eins');
  await first.confirm();
  const way = linkIn(await first.mail(/ist bestätigt/));
  const second = new Person(page, 'zwei@example.org', true);
  await second.signUpAlone('/events/alle-js', 'Zwei');
  await second.confirm();
  await expect(page.locator('main')).toContainText('Zwei');

  await page.goto(way);
  await expect(page.locator('main')).not.toContainText('Zwei', { useInnerText: true });
  await page.getByRole('button', { name: 'Meine Anmeldung öffnen' }).click();
  await expect(page.locator('main')).toContainText('eins@example.org');
});
