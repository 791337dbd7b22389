// Bundles src/*.js and style/app.scss with esbuild and sass, gathers the icons in use into one SVG sprite, and lays the
// font of printed documents beside the classes, where no browser asks for it.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { compile } from 'sass';

const out = process.argv[2];
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const style = compile('style/app.scss', {
  loadPaths: ['node_modules'],
  quietDeps: true,
  silenceDeprecations: ['import', 'global-builtin', 'color-functions'],
});
mkdirSync('node_modules/.clew', { recursive: true });
writeFileSync('node_modules/.clew/app.css', style.css);
writeFileSync('node_modules/.clew/document.css', compile('style/document.scss').css);

const built = await build({
  entryPoints: ['src/app.js', 'src/theme.js', 'src/board.js', 'src/money.js', 'src/layout-worker.js', 'src/paint-worker.js', 'node_modules/.clew/app.css', 'node_modules/.clew/document.css'],
  outdir: out,
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  target: ['chrome100', 'firefox100'],
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  loader: { '.svg': 'dataurl' },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

const manifest = {};
for (const [path, made] of Object.entries(built.metafile.outputs)) {
  if (made.entryPoint) {
    manifest[basename(made.entryPoint)] = basename(path);
  }
}

const names = readFileSync('icons.txt', 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
const symbols = names.map((name) => {
  const own = name.startsWith('clew-');
  const file = own ? `icons/${name}.svg` : `node_modules/lucide-static/icons/${name}.svg`;
  const drawing = readFileSync(file, 'utf8').replace(/[\s\S]*<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${drawing.replace(/\s*\n\s*/g, '')}</symbol>`;
});
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
const hash = createHash('sha256').update(sprite).digest('hex').slice(0, 8).toUpperCase();
writeFileSync(join(out, `icons-${hash}.svg`), sprite);
manifest['icons.svg'] = `icons-${hash}.svg`;

writeFileSync(
  join(out, 'manifest.properties'),
  Object.entries(manifest).sort().map(([name, file]) => `${name}=${file}\n`).join(''),
);

const fonts = resolve(out, '../../../fonts');
const noto = 'node_modules/@expo-google-fonts/noto-sans-sc';
mkdirSync(fonts, { recursive: true });
copyFileSync(join(noto, '400Regular/NotoSansSC_400Regular.ttf'), join(fonts, 'NotoSansSC-Regular.ttf'));
copyFileSync(join(noto, '700Bold/NotoSansSC_700Bold.ttf'), join(fonts, 'NotoSansSC-Bold.ttf'));
copyFileSync(join(noto, 'LICENSE_FONT'), join(fonts, 'LICENSE'));
