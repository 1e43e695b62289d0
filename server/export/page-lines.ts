import type {PageLine} from '../../shared/pages/lines.ts';
import {escapeMarkdown, inOneLine} from './escape-markdown.ts';

/** Above them stand the title of the document and that of the page. */
const UNDER = 2;

/** What was written on a page, as blocks of Markdown. Its headings and lists are the page's own; the words in them are escaped as all words are. */
export function pageBlocks(lines: readonly PageLine[]): readonly string[] {
  const blocks: string[][] = [];
  let before: PageLine['kind'] = 'text';
  for (const line of lines) {
    const isList = line.kind === 'bullet' || line.kind === 'number';
    if (!isList || line.kind !== before) blocks.push([]);
    const block = blocks.at(-1) ?? [];
    block.push(asMarkdown(line, block.length + 1));
    before = line.kind;
  }
  return blocks.map(block => block.join('\n'));
}

function asMarkdown(line: PageLine, number: number): string {
  switch (line.kind) {
    case 'heading':
      return `${'#'.repeat(UNDER + line.level)} ${inOneLine(line.text)}`;
    case 'bullet':
      return `- ${escapeMarkdown(line.text)}`;
    case 'number':
      return `${number}. ${escapeMarkdown(line.text)}`;
    case 'text':
      return escapeMarkdown(line.text);
  }
}
