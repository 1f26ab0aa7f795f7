import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** Programs that measure; they assert no times. */
export default defineConfig(base, { testDir: 'load', timeout: 300_000, expect: { timeout: 60_000 } });
