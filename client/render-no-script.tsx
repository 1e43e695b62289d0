import {readFileSync} from 'node:fs';
import {renderToStaticMarkup} from 'react-dom/server';
import type {RenderStill} from '../shared/wire/no-script.ts';
import {NoScriptPage} from './phone/pages/no-script.tsx';
import type {EntryFiles} from './render-pages.tsx';

// It lies beside the ready pages, and so does what they load.
const files: EntryFiles | null = JSON.parse(readFileSync(new URL('door-files.json', import.meta.url), 'utf8'));

/** A participant's page without script, for the server: the one page that is made anew for each who asks. */
export const renderStill: RenderStill = view => `<!doctype html>\n${renderToStaticMarkup(<NoScriptPage files={files} view={view} />)}\n`;
