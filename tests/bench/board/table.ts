import {median, ratioOf} from './figures.ts';
import type {Rounds, Verdict} from './goals.ts';
import type {Kind, Scenario} from './scenarios.ts';

interface Column {
  readonly heading: string;
  readonly figure: string;
  readonly show: (value: number) => string;
}

const fixed = (digits: number) => (value: number) => value.toFixed(digits);
const percent = (value: number) => (value >= 0.999_5 ? 'all' : `${(value * 100).toFixed(1)} %`);
const kilobytes = (value: number) => (value / 1_024).toFixed(1);
const megabytes = (value: number) => (value / 1_024 / 1_024).toFixed(0);

const COLUMNS: Readonly<Record<Kind, readonly Column[]>> = {
  'fan-out': [
    {heading: 'CPU s per million', figure: 'cpu', show: fixed(1)},
    {heading: 'p50 ms', figure: 'p50', show: fixed(1)},
    {heading: 'p99 ms', figure: 'p99', show: fixed(1)},
    {heading: 'in time', figure: 'deliveredInTime', show: percent},
    {heading: 'in the end', figure: 'deliveredInTheEnd', show: percent},
    {heading: 'updates delivered/s', figure: 'deliveriesPerSecond', show: fixed(0)},
    {heading: 'cursors delivered/s', figure: 'cursorsPerSecond', show: fixed(0)},
  ],
  'join-storm': [
    {heading: 'CPU ms per join', figure: 'cpuMs', show: fixed(2)},
    {heading: 'p50 ms', figure: 'p50', show: fixed(1)},
    {heading: 'p99 ms', figure: 'p99', show: fixed(1)},
    {heading: 'typed meanwhile, p99 ms', figure: 'typedP99', show: fixed(1)},
    {heading: 'typed, in the end', figure: 'typedInTheEnd', show: percent},
    {heading: 'peak MB', figure: 'peak', show: megabytes},
  ],
  attack: [
    {heading: 'p50 ms', figure: 'p50', show: fixed(1)},
    {heading: 'p95 ms', figure: 'p95', show: fixed(1)},
    {heading: 'longest ms', figure: 'longest', show: fixed(0)},
    {heading: 'with orphans', figure: 'longestByOrphans', show: fixed(0)},
    {heading: 'of honest people, in the end', figure: 'deliveredInTheEnd', show: percent},
    {heading: 'CPU s', figure: 'cpu', show: fixed(1)},
  ],
  'many-rooms': [
    {heading: 'kB per connection', figure: 'perConnection', show: kilobytes},
    {heading: 'kB per connection, rooms shared out', figure: 'perConnectionWithRooms', show: kilobytes},
    {heading: 'kB per room with people and notes', figure: 'perRoom', show: kilobytes},
    {heading: 'heap MB', figure: 'heap', show: megabytes},
    {heading: 'MB before', figure: 'empty', show: megabytes},
  ],
};

/** The figure by which the rows are compared with the limit. */
const COMPARED: Readonly<Record<Kind, string>> = {'fan-out': 'cpu', 'join-storm': 'cpuMs', attack: 'p95', 'many-rooms': 'perConnection'};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const interval = (ratio: {readonly median: number; readonly low: number; readonly high: number} | null): string =>
  ratio ? `${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})` : '';

/** Medians of the rounds, and the ratio to the limit with its interval. */
export function scenarioTable({name, says, kind}: Scenario, contenders: readonly string[], rounds: (contender: string) => Rounds): string {
  const columns = COLUMNS[kind];
  const compared = COMPARED[kind];
  const of = (contender: string, figure: string) => rounds(contender).map(figures => figures[figure] ?? Number.NaN);
  const rows = contenders.map(contender =>
    row([
      contender,
      ...columns.map(({figure, show}) => (rounds(contender).length > 0 ? show(median(of(contender, figure))) : 'failed')),
      interval(ratioOf(of(contender, compared), of('limit', compared))),
    ]),
  );
  const headings = [name, ...columns.map(({heading}) => heading), '× limit (95 %)'];
  return [`**${name}**: ${says}`, '', row(headings), row(headings.map(() => '---')), ...rows].join('\n');
}

export function goalTable(verdicts: readonly Verdict[]): string {
  if (verdicts.length === 0) return '';
  const rows = verdicts.map(({name, scenario, figure, against, atMost, ratio, isKept}) =>
    row([name, scenario, figure, against ?? 'itself', String(atMost), interval(ratio), isKept ? 'kept' : 'missed']),
  );
  const headings = ['Goal', 'Scenario', 'Figure', 'Against', 'At most', 'Ours × that (95 %)', ''];
  return [row(headings), row(headings.map(() => '---')), ...rows].join('\n');
}
