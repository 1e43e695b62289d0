// Reads texts from its input and tells which of them stand in the files of a folder: `search-process.ts FOLDER`.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

const [, , folder = ''] = process.argv;
const texts: readonly string[] = JSON.parse(readFileSync(0, 'utf8'));
const files = readdirSync(folder, {withFileTypes: true, recursive: true}).filter(entry => entry.isFile());
const found = files.flatMap(file => {
  const bytes = readFileSync(join(file.parentPath, file.name));
  return texts.filter(text => bytes.includes(text)).map(text => `${file.name}: ${text}`);
});
process.stdout.write(JSON.stringify(found));
