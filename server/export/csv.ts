import type {ReportBallot} from '../../shared/report/ballot.ts';
import type {Report, ReportActivity} from '../../shared/report/model.ts';
import {MARKS} from '../../shared/voice/protocol.ts';
import type {Say} from './markdown.ts';

// No id stands in these tables, and no time: which activity it was is all that they say about when.

/** Without it spreadsheets take UTF-8 for something else. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** What a spreadsheet would run, also behind spaces and in the wide forms that some of them read as the same sign. */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

type Cell = string | number;

/** One row per note that was shown, once, hidden ones marked; activities in the agenda's order, notes in an order that means nothing. */
export function notesCsv({activities}: Report, say: Say): string {
  const head = ['activity', 'theme', 'note', ...MARKS.map(mark => `mark.${mark}`), 'hidden'].map(column => say(`report.csv.${column}`));
  const rows = activities.flatMap(({title, themes, notes}) => {
    const names = new Map(themes.map(theme => [theme.id, theme.title]));
    return notes.map(({theme, text, bands, isHidden}): Cell[] => [
      title,
      theme === null ? '' : (names.get(theme) ?? ''),
      text,
      ...MARKS.map(mark => (bands[mark] ? say(`report.csv.band.${bands[mark]}`) : '')),
      isHidden ? say('report.csv.yes') : '',
    ]);
  });
  return csv([head, ...rows]);
}

/** One row per answer, and per note that was given dots. Numbers that stand for fewer than five people are left out. */
export function votesCsv({activities}: Report, say: Say): string {
  const head = ['activity', 'question', 'answer', 'people', 'dots'].map(column => say(`report.csv.${column}`));
  const texts = new Map(activities.flatMap(({notes}) => notes.filter(note => !note.isHidden).map(({id, text}) => [id, text] as const)));
  const rows = activities.flatMap(({title, prompt, ballot}) =>
    ballot?.isCounted ? answerRows(ballot, prompt, texts, say).map(row => [title, ...row]) : [],
  );
  return csv([head, ...rows]);
}

/** One row per action, with the page on which it was agreed. */
export function actionsCsv({actions, pages}: Report, say: Say): string {
  const head = ['what', 'who', 'by-when', 'page'].map(column => say(`report.csv.${column}`));
  const titles = new Map(pages.map(({id, title}) => [id, title] as const));
  const rows = actions.map(({what, who, by, page}) => [what, who, by, page === null ? say('report.minutes') : (titles.get(page) ?? '')]);
  return csv([head, ...rows]);
}

function answerRows(
  ballot: ReportBallot,
  prompt: ReportActivity['prompt'],
  texts: ReadonlyMap<string, string>,
  say: Say,
): readonly Cell[][] {
  const told = (count: number | null): Cell => count ?? say('report.csv.few');
  if (ballot.asks === 'one') {
    return ballot.rows.flatMap(({question, options}) => options.map(({label, count}) => [question || prompt, label, told(count), '']));
  }
  return ballot.notes.flatMap(({note, people, dots}) => {
    const text = texts.get(note);
    return text === undefined ? [] : [[prompt, text, told(people), told(dots)]];
  });
}

/** RFC 4180, every cell quoted, and none that a spreadsheet would take for a formula. */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK +
  rows.map(row => row.map(cell => (typeof cell === 'number' ? String(cell) : quoted(cell))).join(',') + LINE_END).join('');

const quoted = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
