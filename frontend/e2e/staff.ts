import { expect, request, type APIRequestContext } from '@playwright/test';

/** What a test says about its event; everything else has a sensible value. */
export interface EventWish {
  slug: string;
  title?: string;
  /** minutes from now */
  startsIn?: number;
  /** minutes */
  lasts?: number;
  seats?: number;
  institutionSeats?: number;
  participation?: 'ONSITE' | 'DIGITAL';
  video?: string;
  agenda?: string;
  zone?: string;
}

const MINUTE = 60_000; // milliseconds

const HOUR = { hour: '2-digit', hourCycle: 'h23' } as const;

/** A place where it is day now: by night (20:00–08:00) offers wait. */
export function placeByDay(): string {
  const places = ['Europe/Berlin', 'Asia/Tokyo', 'America/Los_Angeles'];
  const hour = (place: string): number =>
    Number(new Intl.DateTimeFormat('en', { ...HOUR, timeZone: place }).format(new Date()));
  const byDay = places.find((place) => hour(place) >= 9 && hour(place) < 19);
  if (!byDay) throw new Error('night everywhere');
  return byDay;
}

function at(minutes: number): string {
  return new Date(Date.now() + minutes * MINUTE).toISOString().replace(/\.\d+Z$/, 'Z');
}

function times({ startsIn = 60 * 24 * 30, lasts = 180 }: EventWish): { startsAt: string; endsAt: string } {
  return { startsAt: at(startsIn), endsAt: at(startsIn + lasts) };
}

function draft(wish: EventWish): object {
  const { slug, title = 'Reden wir miteinander', agenda, video } = wish;
  const { seats = 10, institutionSeats = 6, participation = 'DIGITAL' } = wish;
  return {
    slug,
    texts: { de: { title, summary: 'Ein Abend für alle', ...(agenda ? { agenda } : {}) } },
    ...times(wish),
    zone: wish.zone ?? 'Europe/Berlin',
    venue: { name: 'Rathaus, Stadtratssaal', address: 'Rathausplatz 20, 67059 Ludwigshafen', capacity: null },
    contact: { name: 'Büro für Integration', telephone: '0621 504-1234', email: 'dialog@stadtrunde.example' },
    ...(video ? { video } : {}),
    contingents: [
      { name: 'citizens', participation, audience: 'PUBLIC', capacity: seats },
      {
        name: 'institutions',
        participation,
        audience: 'INSTITUTIONS',
        capacity: institutionSeats,
        maxPerOrganisation: 3,
      },
    ],
  };
}

/** The desk, by its operations: sets the stage for what people see. */
export class Desk {
  private constructor(
    private readonly calls: APIRequestContext,
    private readonly csrf: string,
  ) {}

  static async open(baseURL: string): Promise<Desk> {
    const calls = await request.newContext({ baseURL });
    const answer = await calls.post('/api/staff/login', {
      data: { email: process.env['STADTRUNDE_ADMIN_EMAIL'], password: process.env['STADTRUNDE_ADMIN_PASSWORD'] },
    });
    expect(answer.status()).toBe(200);
    const { csrf } = (await answer.json()) as { csrf: string };
    return new Desk(calls, csrf);
  }

  private async call(method: string, path: string, data?: object): Promise<void> {
    const answer = await this.calls.fetch(path, {
      method,
      headers: { 'X-CSRF-TOKEN': this.csrf },
      ...(data ? { data } : {}),
    });
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  }

  /** A published event; answers its address. */
  async publish(wish: EventWish): Promise<string> {
    await this.call('POST', '/api/staff/events', draft(wish));
    await this.call('POST', `/api/staff/events/${wish.slug}/publish`);
    return `/events/${wish.slug}`;
  }

  async move(slug: string, startsIn: number, lasts: number): Promise<void> {
    await this.call('PATCH', `/api/staff/events/${slug}`, times({ slug, startsIn, lasts }));
  }

  async cancel(slug: string, reason: string): Promise<void> {
    await this.call('POST', `/api/staff/events/${slug}/cancel`, { reason });
  }
}
