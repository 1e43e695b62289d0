import type {ReportBallot, ReportRow} from '../../shared/report/ballot.ts';
import type {Report, ReportActivity, ReportNote} from '../../shared/report/model.ts';
import {MARKS} from '../../shared/voice/protocol.ts';
import type {Millis, NoteId} from '../../shared/wire/ids.ts';
import {SHOWN_FROM_ANSWERS} from '../../shared/wire/limits.ts';
import {escapeMarkdown, inOneLine} from './escape-markdown.ts';
import {pageBlocks} from './page-lines.ts';

/** A sentence of the report by its id, with its values; the sentences themselves come with the built client. */
export type Say = (id: string, values?: Readonly<Record<string, string | number>>) => string;

/** The notes with most dots that are named once more: more would be the list again. Ties stay together. */
const MOST_SUPPORT = 10;

/** The report as Markdown. People's words are escaped: they can make no heading, link or list of their own. */
export function toMarkdown(report: Report, say: Say): string {
  const texts = new Map(report.activities.flatMap(({notes}) => notes.map(note => [note.id, note.text] as const)));
  const blocks = [
    `# ${inOneLine(report.title)}`,
    `${when(report, say)} ${devices(report, say)}`,
    ...part(say('report.agreement'), report.agreement.map(line => bullet(line)).join('\n')),
    ...report.activities.flatMap(activity => section(activity, texts, say)),
    ...pages(report, say),
    ...part(say('report.actions'), actionTable(report, say)),
    ...part(say('report.time'), timeTable(report, say)),
    ...part(say('report.what-next'), paragraphs(report.whatNext)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Nothing, heading included, where there is nothing to say. */
const part = (heading: string, text: string): readonly string[] => (text === '' ? [] : [`## ${heading}`, text]);

/** Minutes, and each page by its title; one that nobody has written on says nothing. */
function pages({minutes, pages}: Report, say: Say): readonly string[] {
  return [{title: say('report.minutes'), lines: minutes}, ...pages.map(({title, lines}) => ({title: inOneLine(title), lines}))].flatMap(
    ({title, lines}) => (lines.length === 0 ? [] : [`## ${title}`, ...pageBlocks(lines)]),
  );
}

function actionTable({actions}: Report, say: Say): string {
  const rows = actions.map(({what, who, by}) => [what, who, by].map(words => inOneLine(words)));
  return rows.length === 0 ? '' : table([say('report.what'), say('report.who'), say('report.by-when')], rows);
}

const when = ({startedAt}: Report, say: Say): string =>
  startedAt === null ? say('report.not-started') : say('report.when', {date: dateOf(startedAt), time: timeOf(startedAt)});

const devices = ({devices: count}: Report, say: Say): string =>
  count > 0 && count < SHOWN_FROM_ANSWERS ? say('report.few-devices') : say('report.devices', {count});

function section(activity: ReportActivity, texts: ReadonlyMap<NoteId, string>, say: Say): readonly string[] {
  const hidden = activity.notes.filter(note => note.isHidden).length;
  const isWrite = activity.kind === 'write' && activity.openedAt !== null;
  return [
    `## ${inOneLine(activity.title)}`,
    ...(activity.prompt ? [quote(activity.prompt)] : []),
    timing(activity, say),
    ...(activity.ballot && activity.openedAt !== null ? results(activity.ballot, texts, say) : []),
    ...(isWrite && activity.notes.length === hidden ? [say('report.no-notes')] : []),
    ...byTheme(activity, say),
    ...(activity.isHeld ? [say('report.held')] : []),
    ...(hidden > 0 ? [say('report.hidden', {count: hidden})] : []),
  ];
}

/** Every note that is not hidden, once: under its theme, or first where it has none. */
function byTheme({themes, notes}: ReportActivity, say: Say): readonly string[] {
  const known = new Set(themes.map(({id}) => id));
  const shown = notes.filter(note => !note.isHidden);
  const under = (theme: string | null) =>
    shown.filter(note => (note.theme !== null && known.has(note.theme) ? note.theme : null) === theme);
  const list = (some: readonly ReportNote[]) => some.map(note => noteBullet(note, say)).join('\n');
  const loose = under(null);
  const inThemes = themes.flatMap(({id, title}) => (under(id).length > 0 ? [`### ${inOneLine(title)}`, list(under(id))] : []));
  if (loose.length === 0) return inThemes;
  return inThemes.length === 0 ? [list(loose)] : [...inThemes, `### ${say('report.no-theme')}`, list(loose)];
}

function results(ballot: ReportBallot, texts: ReadonlyMap<NoteId, string>, say: Say): readonly string[] {
  if (!ballot.isCounted) return [say('report.not-counted')];
  const answers = ballot.answers === null ? say('report.too-few') : say('report.answers', {count: ballot.answers});
  if (ballot.asks === 'one') return [answers, ...(ballot.answers === null ? [] : ballot.rows.map(row => rowTable(row, say)))];
  const list = (heading: string, help: string, ids: readonly NoteId[]) =>
    ids.length === 0 ? [] : [`### ${say(heading)}`, say(help), ids.map(id => bullet(texts.get(id) ?? '')).join('\n')];
  return [
    answers,
    ...list('report.most-support', 'report.most-support-help', firstRanks(ballot.mostSupport)),
    ...list('report.strong-views', 'report.strong-views-help', ballot.strongViews),
    ...list('report.said-once', 'report.said-once-help', ballot.saidOnce),
  ];
}

function firstRanks(ranks: readonly (readonly NoteId[])[]): readonly NoteId[] {
  const named: NoteId[] = [];
  for (const rank of ranks) if (named.length < MOST_SUPPORT) named.push(...rank);
  return named;
}

function rowTable({question, options}: ReportRow, say: Say): string {
  const rows = options.map(({label, count}) => [inOneLine(label), count === null ? say('report.few-people') : String(count)]);
  const shown = table([say('report.answer'), say('report.people')], rows);
  return question === '' ? shown : `**${inOneLine(question)}**\n\n${shown}`;
}

function timeTable({activities}: Report, say: Say): string {
  const rows = activities.map(({title, plannedMinutes, actualMinutes}) => [
    inOneLine(title),
    String(plannedMinutes),
    actualMinutes === null ? '–' : String(actualMinutes),
  ]);
  return rows.length === 0 ? '' : table([say('report.activity'), say('report.planned'), say('report.actual')], rows);
}

/** The cells are escaped already. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');

function timing({plannedMinutes, openedAt, closedAt}: ReportActivity, say: Say): string {
  if (openedAt === null) return say('report.not-opened', {planned: plannedMinutes});
  if (closedAt === null) return say('report.opened', {planned: plannedMinutes, from: timeOf(openedAt)});
  return say('report.timing', {planned: plannedMinutes, from: timeOf(openedAt), to: timeOf(closedAt)});
}

function noteBullet({text, bands}: ReportNote, say: Say): string {
  const reactions = MARKS.flatMap(mark => (bands[mark] ? [say(`report.band.${bands[mark]}`, {mark: say(`report.mark.${mark}`)})] : []));
  return [bullet(text), ...reactions.map(reaction => `  - ${reaction}`)].join('\n');
}

const bullet = (text: string): string => `- ${escapeMarkdown(text).split('\n').join('  \n  ')}`;

const paragraphs = (text: string): string => escapeMarkdown(text).split('\n').join('  \n');

const quote = (text: string): string =>
  escapeMarkdown(text)
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n');

const dateOf = (at: Millis): string => new Intl.DateTimeFormat('en-GB', {dateStyle: 'long'}).format(at);
const timeOf = (at: Millis): string => new Intl.DateTimeFormat('en-GB', {timeStyle: 'short'}).format(at);
