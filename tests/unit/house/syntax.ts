import ts from 'typescript';
import type {File} from './files.ts';

/** Read as syntax, not as text: a rule quoted in a comment or in a test's sample breaks nothing. */
export const parse = ({path, text}: File): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);

export const visit = (node: ts.Node, see: (node: ts.Node) => void): void => {
  see(node);
  ts.forEachChild(node, child => visit(child, see));
};

const TEST_NAMES = new Set(['test', 'it', 'describe', 'suite', 'bench']);

/** Whether `test`, `test.each(…)`, `describe.concurrent` and the like begin with one of vitest's own words. */
export const isTestCall = (node: ts.Expression): boolean => {
  if (ts.isIdentifier(node)) return TEST_NAMES.has(node.text);
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return isTestCall(node.expression);
  return ts.isTaggedTemplateExpression(node) && isTestCall(node.tag);
};

const titleText = (node: ts.Expression | undefined): string | undefined => {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map(span => span.literal.text).join('…');
  return undefined;
};

/** The titles of the tests and groups of a file, as written. */
export const testTitles = (file: File): string[] => {
  const titles: string[] = [];
  visit(parse(file), node => {
    if (!ts.isCallExpression(node) || !isTestCall(node.expression)) return;
    const title = titleText(node.arguments[0]);
    if (title !== undefined) titles.push(title);
  });
  return titles;
};
