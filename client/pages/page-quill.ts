import Quill, {Delta, type Op} from 'quill/core.js';
import Header from 'quill/formats/header.js';
import List from 'quill/formats/list.js';
import Clipboard from 'quill/modules/clipboard.js';
import {PAGE_FORMATS} from '../../shared/pages/lines.ts';

/** More at once would be too long for one message. In UTF-16 units. */
const MOST_PASTED = 20_000;

/** Below the page's own title, which is one of the console's. */
class PageHeader extends Header {
  static override tagName = ['H4', 'H5'] as unknown as typeof Header.tagName;
}

/** What is pasted, or dropped, is cut down to what a page may hold. */
class PlainClipboard extends Clipboard {
  override convert(...given: Parameters<Clipboard['convert']>): Delta {
    return new Delta(cut(withKnownFormats(super.convert(...given).ops)));
  }
}

/** Only words, and only formats with values that a page may have; false, as Quill says for none, is null in a text. */
export function withKnownFormats(ops: readonly Op[]): Op[] {
  return ops.flatMap(({attributes, ...op}) => {
    if (op.insert !== undefined && typeof op.insert !== 'string') return [];
    const known = Object.entries(attributes ?? {}).flatMap(([name, value]) =>
      name in PAGE_FORMATS ? [[name, knownValue(name, value)]] : [],
    );
    return [known.length === 0 ? op : {...op, attributes: Object.fromEntries(known)}];
  });
}

const knownValue = (name: string, value: unknown): unknown =>
  (PAGE_FORMATS[name as keyof typeof PAGE_FORMATS] as readonly unknown[]).includes(value) ? value : null;

function cut(ops: readonly Op[]): Op[] {
  let left = MOST_PASTED;
  return ops.flatMap(op => {
    const insert = typeof op.insert === 'string' ? op.insert.slice(0, left) : '';
    left -= insert.length;
    return insert === '' ? [] : [{...op, insert}];
  });
}

Quill.register({'formats/header': PageHeader, 'formats/list': List, 'modules/clipboard': PlainClipboard}, true);

/** Pasted headings of every level are one of the two that a page has. */
const asHeading = (level: 1 | 2) => (_node: Node, delta: Delta) => delta.compose(new Delta().retain(delta.length(), {header: level}));

/** An editor of a page in an empty element. Quill has no way to be ended: with the element it goes. */
export function newPageQuill(within: HTMLElement): Quill {
  return new Quill(within, {
    formats: Object.keys(PAGE_FORMATS),
    modules: {
      clipboard: {
        matchers: [
          ['H1, H2', asHeading(1)],
          ['H3, H4, H5, H6', asHeading(2)],
        ],
      },
      // Each page takes back its own changes alone: see binding.ts.
      history: {maxStack: 0, userOnly: true},
      keyboard: {
        bindings: {
          // Tab leaves the page: there is another way into a list.
          tab: null,
          indent: null,
          outdent: null,
          'remove tab': null,
          'outdent backspace': null,
          'indent code-block': null,
          'outdent code-block': null,
          'table tab': null,
          bold: null,
          italic: null,
          underline: null,
          // "1." or "-" begin a list; Quill's own would also make tick boxes, of which a page knows nothing.
          'list autofill': {prefix: /^(1\.|-|\*)$/},
        },
      },
      uploader: {mimetypes: []},
    },
  });
}
