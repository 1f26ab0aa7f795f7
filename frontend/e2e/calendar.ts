import { expect } from '@playwright/test';

/** The properties of a calendar file's one event, by name without parameters. */
export type CalendarEvent = Record<string, string>;

/** Reads a file as RFC 5545 wants it, and fails on what calendars would stumble over. */
export function readCalendar(file: Buffer): CalendarEvent {
  const text = file.toString('utf8');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const folded = text.split('\r\n');
  for (const line of folded) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = text.replaceAll('\r\n ', '').trimEnd().split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines.at(-1)).toBe('END:VCALENDAR');
  const begin = lines.indexOf('BEGIN:VEVENT');
  const event = lines.slice(begin + 1, lines.indexOf('END:VEVENT'));
  return Object.fromEntries(
    [...lines.slice(1, begin).filter((line) => line.startsWith('METHOD:')), ...event].map((line) => [
      line.split(/[;:]/, 1)[0] ?? '',
      line.slice(line.indexOf(':') + 1),
    ]),
  );
}
