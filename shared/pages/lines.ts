import {tidy} from '../wire/text.ts';

/** What a line of a page is, beside plain text. */
export const PAGE_FORMATS = {header: [1, 2], list: ['bullet', 'ordered']} as const;
/** The name under which a page's text stands in its document. */
export const PAGE_ROOT = 'page';

export type PageLine =
  | {readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string}
  | {readonly kind: 'bullet' | 'number' | 'text'; readonly text: string};

/** A piece of text with its formats, as Yjs and Quill tell them: the formats of a line are those of the break at its end. */
export interface PageRun {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** A page line by line, as it is read out and taken away. Lines without words are left out. */
export function linesOf(runs: readonly PageRun[]): readonly PageLine[] {
  const lines: PageLine[] = [];
  let words = '';
  const end = (formats: PageRun['attributes']) => {
    const text = tidy(words);
    words = '';
    if (text !== '') lines.push(lineOf(text, formats ?? {}));
  };
  for (const {insert, attributes} of runs) {
    if (typeof insert !== 'string') continue;
    const [first = '', ...rest] = insert.split('\n');
    words += first;
    for (const next of rest) {
      end(attributes);
      words = next;
    }
  }
  end({});
  return lines;
}

function lineOf(text: string, {header, list}: Readonly<Record<string, unknown>>): PageLine {
  if (header === 1 || header === 2) return {kind: 'heading', level: header, text};
  if (list === 'bullet') return {kind: 'bullet', text};
  return list === 'ordered' ? {kind: 'number', text} : {kind: 'text', text};
}
