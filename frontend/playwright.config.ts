import { randomBytes } from 'node:crypto';
import { mkdtempSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browser } from './e2e/browser.ts';

const target = join(import.meta.dirname, '../backend/target');

async function freePort(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(String(typeof address === 'object' && address ? address.port : 0)));
    });
  });
}

function temporaryFolder(): string {
  mkdirSync(target, { recursive: true });
  return mkdtempSync(join(target, 'e2e-'));
}

// Workers read this file again and must find the same server
process.env.STADTRUNDE_PORT ??= await freePort();
process.env.STADTRUNDE_DATA ??= temporaryFolder();
process.env.STADTRUNDE_ADMIN_EMAIL ??= 'desk@stadtrunde.example';
process.env.STADTRUNDE_ADMIN_PASSWORD ??= randomBytes(24).toString('base64url');
const baseURL = `http://localhost:${process.env.STADTRUNDE_PORT}`;

export default defineConfig({
  testDir: 'e2e',
  workers: 1,
  timeout: 60_000,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    baseURL,
    browserName: 'chromium',
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 360, height: 740 },
    launchOptions: await browser(),
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: [
      `java -Xmx512m -jar "${join(target, 'stadtrunde.jar')}"`,
      `--server.port=${process.env.STADTRUNDE_PORT}`,
      `--stadtrunde.base-url=${baseURL}`,
      `"--stadtrunde.data=${process.env.STADTRUNDE_DATA}"`,
    ].join(' '),
    url: `${baseURL}/actuator/health/readiness`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
