import {describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {read} from '../../../server/board/replay.ts';
import {actionsCsv} from '../../../server/export/csv.ts';
import {type Say, toMarkdown} from '../../../server/export/markdown.ts';
import {pageBlocks} from '../../../server/export/page-lines.ts';
import {linesOf, PAGE_ROOT} from '../../../shared/pages/lines.ts';
import {reportOf} from '../../../shared/report/model.ts';
import {created, idOf, tell} from '../../telling/telling.ts';

const say: Say = id => id;

describe('[R138] a page line by line', () => {
  test('has the format of the break at the end of each line, and no lines without words', () => {
    const runs = [
      {insert: 'Why we met'},
      {insert: '\n', attributes: {header: 1}},
      {insert: 'The door is heavy.\n\n  \nFirst'},
      {insert: '\n', attributes: {list: 'ordered'}},
      {insert: 'Second'},
      {insert: '\n\n', attributes: {list: 'ordered'}},
      {insert: 'A thing'},
      {insert: '\n', attributes: {list: 'bullet', header: 7}},
      {insert: 'The end'},
    ];
    expect(linesOf(runs)).toEqual([
      {kind: 'heading', level: 1, text: 'Why we met'},
      {kind: 'text', text: 'The door is heavy.'},
      {kind: 'number', text: 'First'},
      {kind: 'number', text: 'Second'},
      {kind: 'bullet', text: 'A thing'},
      {kind: 'text', text: 'The end'},
    ]);
  });

  test('is read from the log of its document, without what was deleted', () => {
    const log: Uint8Array[] = [];
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => log.push(update));
    const text = doc.getText(PAGE_ROOT);
    text.insert(0, 'Agreed and secret\n');
    text.delete(6, 11);
    text.format(6, 1, {list: 'bullet'});
    expect(read(log)).toEqual([{kind: 'bullet', text: 'Agreed'}]);
    expect(read([])).toEqual([]);
  });

  test('[R47] makes headings and lists of its own, and the words in them make none', () => {
    const lines = [
      {kind: 'heading', level: 2, text: '# not one'},
      {kind: 'text', text: '1. no list'},
      {kind: 'bullet', text: '- twice'},
      {kind: 'bullet', text: '<b>bold</b>'},
      {kind: 'number', text: '[a](b)'},
      {kind: 'number', text: 'two'},
    ] as const;
    expect(pageBlocks(lines)).toEqual([
      '#### \\# not one',
      '1\\. no list',
      '- \\- twice\n- \\<b\\>bold\\</b\\>',
      '1. \\[a\\]\\(b\\)\n2. two',
    ]);
  });
});

test('[R140] actions are in every form of the report, and can become neither a row nor a formula', () => {
  const page = idOf('north');
  const told = [
    {type: 'page.add', page, title: '=North'} as const,
    {type: 'action.add', action: idOf('one'), page, what: 'Paint | the door', who: '=1+1', by: 'Friday\nor later'} as const,
    {type: 'action.add', action: idOf('two'), page: null, what: 'Call', who: '', by: ''} as const,
  ].reduce((before, command) => tell(before, command), created());
  const report = reportOf(told.session, told.contents, new Map([['minutes', [{kind: 'text', text: 'We met.'}]]]));
  const markdown = toMarkdown(report, say);
  expect(markdown).toContain('## report.minutes\n\nWe met.\n');
  expect(markdown).not.toContain('North');
  expect(markdown).toContain('| Paint \\| the door | \\=1+1 | Friday or later |\n| Call |  |  |');
  expect(actionsCsv(report, say).split('\r\n').slice(1, 3)).toEqual([
    `"Paint | the door","'=1+1","Friday\nor later","'=North"`,
    '"Call","","","report.minutes"',
  ]);
});
