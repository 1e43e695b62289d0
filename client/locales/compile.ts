import {pathToFileURL} from 'node:url';
import {compileMessageOrThrow} from '@lingui/message-utils/compileMessage';
import type {Plugin} from 'vite';

const LOCALE_FILE = /\/client\/locales\/[a-z]{2}-[A-Z]{2}(-x-[a-z]+)?\/[a-z-]+\.ts$/;

/** Compiles the messages while the client is built, so that a phone loads no parser. A broken message stops the build. */
export function compiledLocales(): Plugin {
  return {
    name: 'wrensong-compiled-locales',
    enforce: 'pre',
    async load(id) {
      const path = id.replace(/\?.*$/, '');
      if (!LOCALE_FILE.test(path)) return null;
      this.addWatchFile(path);
      // The time makes a changed file a new module to Node.
      const module: Record<string, Record<string, string>> = await import(`${pathToFileURL(path).href}?t=${Date.now()}`);
      return Object.entries(module)
        .map(([name, messages]) => `export const ${name} = ${JSON.stringify(compileAll(messages))};`)
        .join('\n');
    },
  };
}

export function compileAll(messages: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(messages).map(([id, message]) => [id, compileMessageOrThrow(message)]));
}
