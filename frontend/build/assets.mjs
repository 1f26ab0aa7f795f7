// Maven's way in: installs the packages when the lock file changed and builds the assets when a source changed.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const SOURCES = ['build', 'pages', 'public', 'src', 'styles', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];

function changed(path) {
  const status = statSync(join(root, path), { throwIfNoEntry: false });
  if (!status) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(join(root, path)).map((name) => changed(join(path, name))));
}

function npm(...args) {
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error)
    console.error(`npm cannot be started (${error.message}). Node 20.19 or later with npm must be on the PATH.`);
  if (status !== 0) process.exit(status ?? 1);
}

if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) npm('ci', '--loglevel=error');
if (changed('dist/static/assets-manifest.json') < Math.max(...SOURCES.map(changed))) npm('run', '--silent', 'build');
