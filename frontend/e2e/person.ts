import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { readCalendar, type CalendarEvent } from './calendar.ts';
import { codeIn, linkIn, mailTo, type Mail } from './mailbox.ts';

/** Milliseconds before which a form counts as filled in by a program, and a bit. */
const YOUNGEST_FORM = 3_200;

/** Somebody in a browser, with or without script. */
export class Person {
  private formOpened = 0;

  constructor(
    readonly page: Page,
    readonly email: string,
    private readonly scripts: boolean,
  ) {}

  async startSignUp(event: string): Promise<void> {
    await this.page.goto(event);
    this.formOpened = Date.now();
    await this.page.locator(`main a[href="${event}/sign-up"]`).first().click();
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText('Wer kommt?');
  }

  async next(): Promise<void> {
    await this.page.getByRole('button', { name: 'Weiter', exact: true }).click();
  }

  /** By the words beside it: the whole row is the target. */
  async tick(words: RegExp, within: Locator = this.page.locator('main')): Promise<void> {
    await within.locator('label').filter({ hasText: words }).click();
    await expect(within.getByLabel(words)).toBeChecked();
  }

  async comesAs(kind: RegExp): Promise<void> {
    await this.tick(kind);
    await this.next();
  }

  async contact(name?: string): Promise<void> {
    if (name) await this.page.getByLabel('Wie dürfen wir Sie nennen?').fill(name);
    await this.page.getByLabel('E-Mail-Adresse').fill(this.email);
    await this.next();
  }

  /** Presses the last button, as a person would: not within seconds. */
  async send(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText('Stimmt alles?');
    await expect(this.page.locator('main')).toContainText(this.email);
    await expect.poll(() => Date.now() - this.formOpened).toBeGreaterThan(YOUNGEST_FORM);
    await this.page.getByRole('button', { name: /Platz anfragen|Auf die Warteliste/ }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText('Bitte sehen Sie jetzt in Ihr Postfach');
  }

  async signUpAlone(event: string, name: string): Promise<void> {
    await this.startSignUp(event);
    await this.comesAs(/allein/);
    await this.contact(name);
    await this.next();
    await this.send();
  }

  mail(subject: RegExp): Promise<Mail> {
    return mailTo(this.page.request, this.email, subject);
  }

  /** Opens a mail's way in: the link where scripts run, else the code. */
  async follow(mail: Mail): Promise<void> {
    await this.page.goto(linkIn(mail));
    if (this.scripts) {
      await this.page.locator('form[data-fragment] button').click();
    } else {
      await this.page.goto('/code');
      await this.page.getByLabel('Code aus der E-Mail').fill(codeIn(mail).toLowerCase().replaceAll('-', ' '));
      await this.page.getByRole('button', { name: 'Anmeldung öffnen' }).click();
    }
    await expect(this.page).toHaveURL(/\/registration(\?|$)/);
  }

  async confirm(): Promise<void> {
    await this.follow(await this.mail(/bestätigen/i));
  }

  async shows(title: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(title);
  }

  async downloadCalendar(): Promise<CalendarEvent> {
    const started = this.page.waitForEvent('download');
    await this.page.getByRole('link', { name: 'In den Kalender' }).click();
    return readCalendar(readFileSync(await (await started).path()));
  }

  async cancel(): Promise<void> {
    await this.page.getByRole('link', { name: /nicht kommen/ }).click();
    await this.page.getByRole('button', { name: 'Ja, absagen' }).click();
    await this.shows('Sie haben abgesagt');
  }
}
