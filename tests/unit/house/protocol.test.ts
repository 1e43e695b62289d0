import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {filesUnder, root} from './files.ts';
import {citedRules, protocolProblems, statedRules} from './protocol-rules.ts';

const PAGE = `# Protocol
- **R1** A frame has a number.
  * **R2** A gap is exact.
1. **R3** A command is remembered.

**R12** Whoever is removed is gone. See **R99** in the middle of a line, which states nothing.
`;

const sample = (text: string) => ({path: 'tests/wire/sample.test.ts', text});

describe('the reading', () => {
  test('a rule is stated at the start of a paragraph or list item, and nowhere else', () => {
    expect(statedRules(PAGE)).toEqual(['R1', 'R2', 'R3', 'R12']);
  });

  test('a title may cite several rules', () => {
    expect(citedRules('a gap is repaired [R1, R2] and remembered [R3]')).toEqual(['R1', 'R2', 'R3']);
    expect(citedRules('R1 without brackets cites nothing')).toEqual([]);
  });
});

describe('the check', () => {
  // In two parts, so that it does not look like a template that forgot its backticks.
  const whole = "describe('frames [R1]', () => { test(`gap (seed $" + "{seed}) [R2, R3]`, run); it.each([1])('gone [R12]', run); });";

  test('passes when every rule has a test', () => {
    expect(protocolProblems(PAGE, [sample(whole)])).toEqual([]);
  });

  test('fails on a rule that no title cites, also when a comment or a string does', () => {
    const text = `// [R12]\nconst words = 'test("gone [R12]")';\n${whole.replace('[R12]', '')}`;
    expect(protocolProblems(PAGE, [sample(text)])).toEqual(['R12 has no test that cites it']);
  });

  test('fails on a citation of a rule that is not stated', () => {
    const text = `${whole}\ntest('old [R7]', run);`;
    expect(protocolProblems(PAGE, [sample(text)])).toEqual(['tests/wire/sample.test.ts cites R7, which is not stated']);
  });

  test('fails on a number given twice', () => {
    expect(protocolProblems(`${PAGE}\n- **R3** Again.\n`, [sample(whole)])).toEqual(['R3 is stated twice']);
  });
});

test('every rule of docs/PROTOCOL.md is proven by a test that cites it, and every citation has its rule', () => {
  const page = readFileSync(join(root, 'docs/PROTOCOL.md'), 'utf8');
  expect(protocolProblems(page, filesUnder('tests', /\.test\.tsx?$/))).toEqual([]);
});
