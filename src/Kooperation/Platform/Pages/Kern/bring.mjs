// Brings htmx, and the style and the typeface of KERN into a folder, as the service gives them out: each face in parts, by the letters in it, so that a browser fetches
// only those that a page has (https://www.w3.org/TR/css-fonts-4/#unicode-range-desc).
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subset from 'subset-font';

const [to] = process.argv.slice(2);
const from = join('node_modules', '@kern-ux', 'native', 'dist');

const faces = [
  { file: 'FiraSans-Regular', weight: 400 },
  { file: 'FiraSans-SemiBold', weight: 600 },
];

const parts = {
  latin: 'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2215',
  'latin-extended': 'U+0100-0130, U+0132-0151, U+0154-017F',
  'latin-further': 'U+0180-02BA, U+02BD-02C5, U+02C7-02D9, U+02DB, U+02DD-036F, U+1E00-1EFF, U+2070-20AB, U+20AD-20CF, U+2100-2121, U+2123-218F',
  greek: 'U+0370-03FF, U+1F00-1FFF',
  cyrillic: 'U+0400-052F',
};

const lettersIn = ranges => ranges.split(', ').flatMap(range => {
  const [first, last = first] = range.slice(2).split('-').map(code => parseInt(code, 16));
  return Array.from({ length: last - first + 1 }, (_, next) => first + next);
}).map(code => String.fromCodePoint(code)).join('');

await mkdir(to, { recursive: true });
await writeFile(join(to, 'kern.css'), await readFile(join(from, 'kern.min.css')));
await writeFile(join(to, 'htmx.js'), await readFile(join('node_modules', 'htmx.org', 'dist', 'htmx.min.js')));

let css = '';
for (const { file, weight } of faces) {
  const face = await readFile(join(from, 'fonts', 'fira-sans', `${file}.woff2`));
  for (const [part, ranges] of Object.entries(parts)) {
    const name = `${file}-${part}.woff2`;
    await writeFile(join(to, name), await subset(face, lettersIn(ranges), { targetFormat: 'woff2' }));
    css += `@font-face { font-family: "Fira Sans"; src: url("${name}") format("woff2"); font-weight: ${weight}; font-display: swap; unicode-range: ${ranges}; }\n`;
  }
}

await writeFile(join(to, 'fonts.css'), css);
