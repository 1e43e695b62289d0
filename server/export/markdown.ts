import type {Report, ReportActivity, ReportNote} from '../../shared/report/model.ts';
import {MARKS} from '../../shared/voice/protocol.ts';
import type {Millis} from '../../shared/wire/ids.ts';

/** A sentence of the report by its id, with its values; the sentences themselves come with the built client. */
export type Say = (id: string, values?: Readonly<Record<string, string | number>>) => string;

/** The report as Markdown. People's words are escaped: they can make no heading, link or list of their own. */
export function toMarkdown(report: Report, say: Say): string {
  const {title, startedAt, devices, activities} = report;
  const when = startedAt === null ? say('report.not-started') : say('report.when', {date: dateOf(startedAt), time: timeOf(startedAt)});
  const blocks = [
    `# ${escapeMarkdown(title)}`,
    `${when} ${say('report.devices', {count: devices})}`,
    ...activities.flatMap(activity => section(activity, say)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section(activity: ReportActivity, say: Say): readonly string[] {
  const shown = activity.notes.filter(note => !note.isHidden);
  const hidden = activity.notes.length - shown.length;
  const isWrite = activity.kind === 'write' && activity.openedAt !== null;
  return [
    `## ${escapeMarkdown(activity.title)}`,
    ...(activity.prompt ? [quote(activity.prompt)] : []),
    timing(activity, say),
    ...(isWrite && shown.length === 0 ? [say('report.no-notes')] : []),
    ...(shown.length > 0 ? [shown.map(note => bullet(note, say)).join('\n')] : []),
    ...(activity.isHeld ? [say('report.held')] : []),
    ...(hidden > 0 ? [say('report.hidden', {count: hidden})] : []),
  ];
}

function timing({plannedMinutes, openedAt, closedAt}: ReportActivity, say: Say): string {
  if (openedAt === null) return say('report.not-opened', {planned: plannedMinutes});
  if (closedAt === null) return say('report.opened', {planned: plannedMinutes, from: timeOf(openedAt)});
  return say('report.timing', {planned: plannedMinutes, from: timeOf(openedAt), to: timeOf(closedAt)});
}

function bullet({text, bands}: ReportNote, say: Say): string {
  const reactions = MARKS.flatMap(mark => (bands[mark] ? [say(`report.band.${bands[mark]}`, {mark: say(`report.mark.${mark}`)})] : []));
  const lines = escapeMarkdown(text).split('\n');
  return [`- ${lines.join('  \n  ')}`, ...reactions.map(reaction => `  - ${reaction}`)].join('\n');
}

const quote = (text: string): string =>
  escapeMarkdown(text)
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n');

/** Every sign that Markdown or HTML could read as its own, also at the start of a line, gets a backslash. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/^[ \t]+/gm, '')
    .replace(/[\\`*_{}[\]()<>#|~!&$]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/\b(mailto|xmpp):/gi, '$1\\:');
}

const dateOf = (at: Millis): string => new Intl.DateTimeFormat('en-GB', {dateStyle: 'long'}).format(at);
const timeOf = (at: Millis): string => new Intl.DateTimeFormat('en-GB', {timeStyle: 'short'}).format(at);
