import type {File} from './files.ts';
import {testTitles} from './syntax.ts';

/** The rules a page states: `**R12**` at the start of a paragraph or a list item, in the order of the page. */
export const statedRules = (page: string): string[] =>
  [...page.matchAll(/^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?\*\*(R\d+)\*\*/gm)].flatMap(match => match[1] ?? []);

/** The rules a test's title cites: `[R12]`, or several as `[R12, R13]`. */
export const citedRules = (title: string): string[] =>
  [...title.matchAll(/\[(R\d+(?:,\s*R\d+)*)\]/g)].flatMap(match => (match[1] ?? '').split(/,\s*/));

/** Everything wrong between the page and the tests, as sentences; none when each rule has a test and each citation a rule. */
export const protocolProblems = (page: string, tests: readonly File[]): string[] => {
  const rules = statedRules(page);
  const known = new Set(rules);
  const cited = tests.flatMap(file => testTitles(file).flatMap(title => citedRules(title).map(rule => ({rule, path: file.path}))));
  const proven = new Set(cited.map(({rule}) => rule));
  return [
    ...rules.filter((rule, at) => rules.indexOf(rule) !== at).map(rule => `${rule} is stated twice`),
    ...[...known].filter(rule => !proven.has(rule)).map(rule => `${rule} has no test that cites it`),
    ...cited.filter(({rule}) => !known.has(rule)).map(({rule, path}) => `${path} cites ${rule}, which is not stated`),
  ];
};
