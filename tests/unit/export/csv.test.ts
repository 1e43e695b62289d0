import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {csv, notesCsv, votesCsv} from '../../../server/export/csv.ts';
import type {Say} from '../../../server/export/markdown.ts';
import {reportOf} from '../../../shared/report/model.ts';
import {seed} from '../../property/seed.ts';
import {
  activityOf,
  EVERY_KIND,
  idOf,
  joined,
  note,
  opened,
  planned,
  settled,
  shown,
  type Telling,
  tell,
  until,
  writing,
} from '../../telling/telling.ts';

const say: Say = id => id;
const report = (told: Telling) => reportOf(told.session, told.contents);

/** RFC 4180 read back, cell by cell: what a program would make of it. */
function parsed(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (at >= text.length) throw new Error('a quote is not closed');
        if (text[at] === '"') at++;
        cell += text[at];
      }
      at++;
    } else {
      for (; at < text.length && text[at] !== ',' && text[at] !== '\r'; at++) cell += text[at];
    }
    row.push(cell);
    if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else if (text[at] === ',') {
      at++;
    } else {
      throw new Error(`neither a comma nor the end of a line at ${at}`);
    }
  }
  return rows;
}

describe('a table for spreadsheets', () => {
  test('begins with a byte order mark, quotes every text and ends every line as RFC 4180 says', () => {
    expect(
      csv([
        ['a', 7, 'say "b"'],
        ['line\nbreak', 0, ''],
      ]),
    ).toBe('\uFEFF"a",7,"say ""b"""\r\n"line\nbreak",0,""\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '\u00A0-1', '=HYPERLINK("https://evil.example")'])(
    'nothing in it is run as a formula: %j',
    attack => {
      const [[cell] = []] = parsed(csv([[attack]]));
      expect(cell).toBe(`'${attack}`);
    },
  );

  test(`[R69] whatever people write comes back as it was, and no cell begins a formula (seed ${seed})`, () => {
    const signs = fc.constantFrom(...['=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", ' ', 'a', 'é', '🐦', '\r\n']);
    const text = fc.oneof(fc.string({unit: signs, maxLength: 12}), fc.string({unit: 'grapheme'}));
    fc.assert(
      fc.property(fc.array(fc.array(text, {minLength: 1, maxLength: 4}), {maxLength: 5}), rows => {
        const found = parsed(csv(rows));
        expect(found).toHaveLength(rows.length);
        for (const [at, row] of rows.entries()) {
          for (const [place, words] of row.entries()) {
            const cell = found[at]?.[place] ?? '';
            expect(cell === words || cell === `'${words}`).toBe(true);
            expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
          }
        }
      }),
      {seed, numRuns: 500},
    );
  });
});

describe('notes.csv', () => {
  test('has every note that was shown once, also in no theme, hidden ones marked, withdrawn ones nowhere', () => {
    const at = joined(until(opened(planned(EVERY_KIND)), 'write'), 'ana', 'ben', 'cai', 'dee', 'eli');
    const activity = at.session.agenda.current ?? '';
    const [before = ''] = at.session.voice.writings.get(activity)?.asks ?? [];
    let told = shown(at, [
      note('ana', 'In a theme', before),
      note('ben', 'In none'),
      note('cai', 'Hidden words'),
      note('dee', 'Withdrawn words'),
      note('eli', '=cmd|calc'),
    ]);
    told = tell(told, {type: 'note.hide', note: idOf('cai')});
    told = tell(told, {type: 'notes.withdraw', notes: [idOf('dee')], boxes: []}, {role: 'server', id: idOf('server')});
    const [head, ...rows] = parsed(notesCsv(report(told), say));
    expect(head?.slice(0, 3)).toEqual(['report.csv.activity', 'report.csv.theme', 'report.csv.note']);
    expect(rows.map(([title, theme, words, , , , hidden]) => [title, theme, words, hidden])).toEqual([
      ['A day in the life', 'Before', 'In a theme', ''],
      ['A day in the life', '', 'In none', ''],
      ['A day in the life', '', 'Hidden words', 'report.csv.yes'],
      ['A day in the life', '', "'=cmd|calc", ''],
    ]);
  });

  test('holds no id and no time', () => {
    const told = shown(writing(), [note('ana'), note('ben')]);
    const text = notesCsv(report(told), say) + votesCsv(report(told), say);
    for (const id of [...told.contents.keys(), ...told.session.people.keys(), ...told.session.agenda.order]) expect(text).not.toContain(id);
    for (const event of told.events) if ('at' in event) expect(text).not.toContain(String(event.at));
    expect(text).not.toMatch(/\d\d:\d\d/);
  });
});

describe('votes.csv', () => {
  const voted = () => {
    const told = until(opened(planned(EVERY_KIND)), 'choice');
    const {current} = told.session.agenda;
    const votes = {asks: 'one', answers: 19, rows: [[7, 3, 9], []]} as const;
    return settled(tell(told, {type: 'agenda.next', from: current ?? ''}), current ?? '', [], {votes});
  };

  test('[R69] has a row for each answer, and no number that stands for fewer than five people, nor one that gives it away', () => {
    const rows = parsed(votesCsv(report(voted()), say)).slice(1);
    expect(rows.map(row => row.slice(1, 4))).toEqual([
      ['For me', 'No', 'report.csv.few'],
      ['For me', 'A little', 'report.csv.few'],
      ['For me', 'Yes', '9'],
      ['For the service', 'No', 'report.csv.few'],
      ['For the service', 'A little', 'report.csv.few'],
      ['For the service', 'Yes', 'report.csv.few'],
    ]);
  });

  test('has the notes that were given dots, but no hidden one', () => {
    let told = until(opened(planned(EVERY_KIND)), 'write');
    told = shown(told, [note('ana', 'Many dots'), note('ben', 'Few dots'), note('cai', 'Hidden words')]);
    told = until(tell(told, {type: 'note.hide', note: idOf('cai')}), 'dots');
    const dots = activityOf(told, 7);
    const votes = {
      asks: 'dots',
      answers: 9,
      notes: [
        {note: idOf('ana'), dots: 12, people: 8, isStrong: false},
        {note: idOf('ben'), dots: 6, people: null, isStrong: true},
        {note: idOf('cai'), dots: 6, people: 6, isStrong: false},
      ],
    } as const;
    told = settled(tell(told, {type: 'agenda.next', from: dots}), dots, [], {votes});
    expect(parsed(votesCsv(report(told), say)).slice(1)).toEqual([
      ['What matters most', 'Use your 3 dots.', 'Many dots', '8', '12'],
      ['What matters most', 'Use your 3 dots.', 'Few dots', 'report.csv.few', 'report.csv.few'],
    ]);
  });
});
