import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Asset, hashed } from './hashed-asset.ts';
import { loadScripts, type Script, type ScriptName } from './scripts.ts';

interface Font {
  readonly pack: string;
  readonly file: string;
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly range: keyof typeof RANGES;
}

/** Which characters each file holds (fontsource's own ranges): a page without Arabic loads no Arabic font. */
const RANGES = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  arabic:
    'U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC',
} as const;

const SERIF = { pack: '@fontsource/source-serif-4', family: 'Source Serif 4' } as const;
const AMIRI = { pack: '@fontsource/amiri', family: 'Amiri', style: 'normal', range: 'arabic' } as const;
const NASKH = {
  pack: '@fontsource/noto-naskh-arabic',
  family: 'Noto Naskh Arabic',
  style: 'normal',
  range: 'arabic',
} as const;

const FONTS: readonly Font[] = [
  { ...SERIF, weight: 400, style: 'normal', range: 'latin', file: 'source-serif-4-latin-400-normal' },
  { ...SERIF, weight: 400, style: 'italic', range: 'latin', file: 'source-serif-4-latin-400-italic' },
  { ...SERIF, weight: 600, style: 'normal', range: 'latin', file: 'source-serif-4-latin-600-normal' },
  { ...SERIF, weight: 400, style: 'normal', range: 'latin-ext', file: 'source-serif-4-latin-ext-400-normal' },
  { ...SERIF, weight: 600, style: 'normal', range: 'latin-ext', file: 'source-serif-4-latin-ext-600-normal' },
  { ...AMIRI, weight: 400, file: 'amiri-arabic-400-normal' },
  { ...AMIRI, weight: 700, file: 'amiri-arabic-700-normal' },
  { ...NASKH, weight: 400, file: 'noto-naskh-arabic-arabic-400-normal' },
  { ...NASKH, weight: 600, file: 'noto-naskh-arabic-arabic-600-normal' },
];

/** The parts of the one stylesheet, in the order of the cascade. */
const STYLES = [
  'base',
  'frame',
  'fields',
  'matrix',
  'disclosure',
  'chain',
  'lists',
  'forms',
  'search',
  'suggest',
  'relate',
  'explore',
  'record',
  'plot',
  'timeline',
  'map',
  'query',
  'past',
  'adapt',
] as const;

const scripts = loadScripts();

/** Every asset by its hashed name; read once at the start, so that a missing font stops it there. */
export const ASSETS: ReadonlyMap<string, Asset> = loadAssets();

/** Path below the base of the stylesheet. */
export const STYLESHEET = `assets/${[...ASSETS.keys()].find((name) => name.endsWith('.css'))}`;

/** Paths below the base of each script's modules that its page loads at once, the one it begins with first. */
export const SCRIPTS: Readonly<Record<ScriptName, readonly string[]>> = {
  explore: pathsOf(scripts.explore),
  query: pathsOf(scripts.query),
  suggest: pathsOf(scripts.suggest),
};

function pathsOf({ entry, others }: Script): readonly string[] {
  return [entry, ...others].map(({ name }) => `assets/${name}`);
}

function loadAssets(): Map<string, Asset> {
  const { resolve } = createRequire(import.meta.url);
  const faces = FONTS.map((font) => {
    const bytes = readFileSync(resolve(`${font.pack}/files/${font.file}.woff2`));
    return { font, asset: { name: hashed(font.file, bytes, 'woff2'), mediaType: 'font/woff2', bytes } };
  });
  const rules = faces.map(
    ({ font, asset }) =>
      `@font-face{font-family:"${font.family}";font-weight:${font.weight};font-style:${font.style};font-display:swap;` +
      `src:url("${asset.name}") format("woff2");unicode-range:${RANGES[font.range]}}`,
  );
  const style = STYLES.map((name) => readFileSync(new URL(`style/${name}.css`, import.meta.url), 'utf8')).join('');
  const css = Buffer.from(`${rules.join('\n')}\n${style}`);
  const sheet = { name: hashed('style', css, 'css'), mediaType: 'text/css', bytes: css };
  const modules = Object.values(scripts).flatMap(({ entry, others, later }) => [entry, ...others, ...later]);
  return new Map([...faces.map(({ asset }) => asset), sheet, ...modules].map((asset) => [asset.name, asset]));
}
