import { expect, type APIRequestContext } from '@playwright/test';

export interface Attachment {
  filename: string;
  contentType: string;
  contentBase64: string;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
}

/** Newest first. */
export async function mailsTo(calls: APIRequestContext, address: string): Promise<Mail[]> {
  const answer = await calls.get(`/api/mailbox?limit=50&to=${encodeURIComponent(address)}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Mail[];
}

/** Waits for the mail whose subject says this. */
export async function mailTo(calls: APIRequestContext, address: string, subject: RegExp): Promise<Mail> {
  let found: Mail | undefined;
  await expect
    .poll(
      async () => {
        found = (await mailsTo(calls, address)).find((mail) => subject.test(mail.subject));
        return found?.subject;
      },
      { message: `a mail to ${address} about ${subject}`, timeout: 30_000 },
    )
    .toBeDefined();
  return found as Mail;
}

function first(mail: Mail, pattern: RegExp): string {
  const match = pattern.exec(mail.text);
  expect(match, `${pattern} in ${mail.text}`).not.toBeNull();
  return match?.[0] ?? '';
}

/** The personal link. */
export function linkIn(mail: Mail): string {
  return first(mail, /https?:\/\/\S+\/(confirm|registration)#[\w-]{43}/);
}

export function codeIn(mail: Mail): string {
  return first(mail, /\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/);
}
