import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { LaunchOptions } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const CACHE = join(import.meta.dirname, '../node_modules/.cache/stadtrunde-chromium');

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/** Unpacks into a folder of its own first: a run that is stopped half-way leaves no broken browser behind. */
async function unpacked(): Promise<string> {
  const finished = join(CACHE, 'chromium');
  if (existsSync(finished)) return finished;
  const partial = `${CACHE}-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  process.env.TMPDIR = partial;
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  delete process.env.TMPDIR;
  rmSync(CACHE, { recursive: true, force: true });
  renameSync(partial, CACHE);
  return finished;
}

/** The package carries the NSS libraries for machines that lack them. */
function withOwnLibraries(executablePath: string): LaunchOptions {
  const missing = spawnSync('ldd', [executablePath], { encoding: 'utf8' }).stdout?.includes('not found') ?? false;
  if (!missing) return { executablePath };
  const folder = join(CACHE, 'al2023');
  if (!existsSync(folder)) {
    mkdirSync(folder);
    const archive = join(import.meta.dirname, '../node_modules/@sparticuz/chromium/bin/al2023.tar.br');
    execFileSync('tar', ['-x', '-C', folder], { input: brotliDecompressSync(readFileSync(archive)) });
  }
  return { executablePath, env: { ...definedEnvironment(), LD_LIBRARY_PATH: join(folder, 'lib') } };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/**
 * `$CHROMIUM`, else an installed Chromium or Chrome, else the one that `@sparticuz/chromium` ships (Linux x64). Of that
 * package's own arguments none is used: they switch off the web security that the tests look at.
 */
export async function browser(): Promise<LaunchOptions> {
  const own = process.env.CHROMIUM ?? installed();
  if (own) return { executablePath: own };
  if (process.platform === 'linux' && process.arch === 'x64') return withOwnLibraries(await unpacked());
  throw new Error('No browser found: install Chromium or Google Chrome, or set CHROMIUM to the path of one.');
}
