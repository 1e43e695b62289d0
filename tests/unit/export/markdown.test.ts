import {expect, test} from 'vitest';
import {escapeMarkdown} from '../../../server/export/escape-markdown.ts';
import {type Say, toMarkdown} from '../../../server/export/markdown.ts';
import {reportOf} from '../../../shared/report/model.ts';
import {activityOf, EVERY_KIND, idOf, next, note, opened, planned, settled, shown, tell, until, writing} from '../../telling/telling.ts';

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

test('[R47] an address becomes no link: it stands in code, as it was written', () => {
  const addresses = ['ana@example.org', '-x_y.z+w@example.co.uk', '1.a@b.org', 'ana{x}@b.org', 'zoë@exämple.org', 'ana@localhost'];
  for (const address of addresses) expect(escapeMarkdown(`Write to ${address}, please.`)).toBe(`Write to \`${address}\`, please.`);
  expect(escapeMarkdown('mailto:ana@example.org')).toBe('mailto\\:`ana@example.org`');
  expect(escapeMarkdown('*@b.org')).toBe('\\*@b.org');
  // Every backtick is either one of ours around an address, or has its backslash.
  for (const attack of ['`a@b.org`', '\\`a@b.org', 'a`@b.org', 'a@b.org`x`']) {
    const open = escapeMarkdown(attack).replace(/(?<!\\)`[^`@\\]+@[^`\\]+`/g, '');
    expect(open, attack).not.toMatch(/(?<!\\)(\\\\)*`/);
  }
});

test('[R47] words made to be slow to read are escaped as fast as others, and addresses side by side each stand in code', () => {
  const slow = [
    'a'.repeat(100_000),
    `@${'a.'.repeat(50_000)}`,
    '_'.repeat(100_000),
    `a${'\n'.repeat(100_000)}a`,
    `1${'\n'.repeat(100_000)}a`,
  ];
  const began = performance.now();
  for (const words of slow) escapeMarkdown(words);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(escapeMarkdown('a@b.com+c@d.org')).toBe('`a@b.com``+c@d.org`');
});

test('every note that was shown stands once, under its theme or in none, with the three lists and the times after it', () => {
  let told = until(opened(planned(EVERY_KIND, {agreement: ['You can pass.'], whatNext: 'We write to you.'})), 'write');
  const [before = null] = told.session.voice.writings.get(told.session.agenda.current ?? '')?.asks ?? [];
  told = shown(told, [note('ana', 'Words of Ana', before), note('ben', 'Words of Ben'), note('cai', 'Words of Cai', before)]);
  told = until(told, 'dots');
  const dots = activityOf(told, 7);
  const votes = {
    asks: 'dots',
    answers: 9,
    notes: [
      {note: idOf('ana'), dots: 12, people: 8, isStrong: false},
      {note: idOf('cai'), dots: 6, people: null, isStrong: true},
    ],
  } as const;
  told = settled(next(told), dots, [], {votes});
  const markdown = toMarkdown(reportOf(told.session, told.contents), say);
  const said = markdown.slice(0, markdown.indexOf('## What matters most'));
  for (const words of ['Words of Ana', 'Words of Ben', 'Words of Cai']) expect(said.split(`- ${words}`)).toHaveLength(2);
  expect(said).toMatch(/### Before\n\n- Words of Ana\n- Words of Cai\n\n### report.no-theme\n\n- Words of Ben/);
  const lists = markdown.slice(markdown.indexOf('## What matters most'));
  expect(lists).toMatch(/report.most-support\n\n.*\n\n- Words of Ana\n- Words of Cai\n/);
  expect(lists).toMatch(/report.strong-views\n\n.*\n\n- Words of Cai\n/);
  expect(lists).toMatch(/report.said-once\n\n.*\n\n- Words of Ben\n/);
  expect(markdown).toMatch(/## report.agreement\n\n- You can pass\./);
  expect(markdown).toMatch(/\| A day in the life \| 12 \| 0 \|/);
  expect(markdown.trimEnd().endsWith('## report.what-next\n\nWe write to you.')).toBe(true);
});

test('[R108] where too few people gave dots there is none of the three lists', () => {
  const source = shown(until(opened(planned(EVERY_KIND)), 'write'), [note('ana', 'Words of Ana'), note('ben', 'Words of Ben')]);
  const told = settled(next(until(source, 'dots')), activityOf(source, 7), [], {votes: null});
  const report = reportOf(told.session, told.contents);
  const none = {answers: null, notes: [], mostSupport: [], strongViews: [], saidOnce: []};
  expect(report.activities[7]?.ballot).toMatchObject({isCounted: true, ...none});
  const markdown = toMarkdown(report, say);
  const results = markdown.slice(markdown.indexOf('## What matters most'), markdown.indexOf('## Did it help?'));
  expect(results).toContain('report.too-few');
  expect(results).not.toMatch(/report.most-support|report.strong-views|report.said-once|Words of/);
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
