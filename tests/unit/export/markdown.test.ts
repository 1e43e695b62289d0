import {expect, test} from 'vitest';
import {escapeMarkdown, type Say, toMarkdown} from '../../../server/export/markdown.ts';
import {reportOf} from '../../../shared/report/model.ts';
import {idOf, next, note, shown, tell, writing} from '../../telling/telling.ts';

const say: Say = (id, values) => [id, ...Object.values(values ?? {})].join(' ');

test('[R47] people’s words cannot become headings, links, lists, quotes, code, tables or HTML', () => {
  const attacks = [
    '# Heading',
    '- item',
    '* item',
    '+ item',
    '1. item',
    '2) item',
    '> quote',
    '    code',
    '`code`',
    '[link](javascript:alert(1))',
    '![image](x)',
    '<script>',
    '| a | b |',
    '---',
    '===',
    '~~~',
    '&lt;',
    '**bold**',
    '_italic_',
    'https://evil.example',
    'www.evil.example',
    'mailto:a',
  ];
  for (const attack of attacks) {
    const told = shown(writing(), [note('ana', `first\n${attack}`)]);
    const line =
      toMarkdown(reportOf(told.session, told.contents), say)
        .split('\n')
        .find((_, at, all) => all[at - 1]?.startsWith('- first')) ?? '';
    // Two spaces keep it inside the item; what would have a meaning behind them is escaped.
    expect(line.startsWith('  ')).toBe(true);
    expect(line.trim()).toBe(escapeMarkdown(attack).trim());
    expect(line.trim()).not.toMatch(/^(#|[-*+] |\d+[.)] |>|```|~~~|---|===)|(?<!\\)[<>[\]`*_|]|:\/\/|www\.|mailto:/);
  }
});

test('[R46] a hidden note is counted and left out, a withdrawn one is nowhere', () => {
  let told = shown(writing(), [note('ana', 'Kept words'), note('ben', 'Hidden words'), note('cai', 'Withdrawn words')]);
  told = tell(told, {type: 'note.hide', note: idOf('ben')});
  told = tell(told, {type: 'notes.withdraw', notes: [idOf('cai')], boxes: []}, {role: 'server', id: idOf('server')});
  const markdown = toMarkdown(reportOf(told.session, told.contents), say);
  expect(markdown).toContain('- Kept words');
  expect(markdown).not.toMatch(/Hidden words|Withdrawn words/);
  expect(markdown).toContain('report.hidden 1');
});

test('an activity that was never opened says so, and one without notes too', () => {
  const told = next(writing());
  const markdown = toMarkdown(reportOf(told.session, told.contents), say);
  expect(markdown).toContain('report.no-notes');
  expect(toMarkdown(reportOf(writing().session, writing().contents), say)).toContain('report.not-opened 10');
});
