import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {type File, filesUnder, root} from './files.ts';
import {nameless, namesHost, relativeLinks, resolvedAddresses, silenced, switchedOff, tooLong, untyped} from './house-rules.ts';

const SOURCE = /\.(tsx?|css|m?js)$/;

const ours = ['shared', 'server', 'client'].flatMap(folder => filesUnder(folder, /./));
const sources = [...ours, ...filesUnder('tests', /./)].filter(file => SOURCE.test(file.path));
const top = filesUnder('', /^[^/]+$/);

const ts = (text: string, path = 'shared/sample.ts'): File => ({path, text});

describe('the checks can fail', () => {
  test('on a file of more than 400 lines', () => {
    expect(tooLong(ts('a\n'.repeat(400)))).toEqual([]);
    expect(tooLong(ts('a\n'.repeat(401)))).toEqual(['shared/sample.ts has 401 lines, more than 400']);
  });

  test('on every spelling of any, but not on the word', () => {
    expect(untyped(ts('// any: any\nconst any = "as any"; const many = <T>(x: T) => x;'))).toEqual([]);
    for (const text of ['let a: any;', 'b as any;', 'const c = new Map<string, any>();', 'type D = any[];', 'many<any>(1);']) {
      expect(untyped(ts(text)), text).toEqual(['shared/sample.ts:1 says any']);
    }
  });

  test('on a silenced compiler, but not on a mention in a string', () => {
    expect(silenced(ts("const text = '@ts-ignore';"))).toEqual([]);
    expect(silenced(ts('const a = 1;\n// @ts-ignore\nconst b: string = a;'))).toEqual(['shared/sample.ts:2 silences the compiler']);
    expect(silenced(ts('/* @ts-nocheck */\nconst b = 1;'))).toEqual(['shared/sample.ts:1 silences the compiler']);
  });

  test('on a test that is switched off, but not on a field of that name', () => {
    expect(switchedOff(ts('const now = agenda.skip; view.only(1);'))).toEqual([]);
    for (const word of ['skip', 'only', 'todo']) {
      expect(switchedOff(ts(`test.${word}('a', run);`)), word).toEqual([`shared/sample.ts has .${word}`]);
      expect(switchedOff(ts(`describe.concurrent.${word}('a', run);`)), word).toHaveLength(1);
      expect(switchedOff(ts(`it.${word}.each([1])('a', run);`)), word).toHaveLength(1);
    }
  });

  test('on a name that says nothing', () => {
    expect(['client/index.html', 'shared/commons/order.ts', 'shared/utility.ts'].flatMap(path => nameless(ts('', path)))).toEqual([]);
    for (const path of [
      'shared/utils.ts',
      'server/helpers/a.ts',
      'client/common/a.tsx',
      'client/util.css',
      'shared/floor/index.ts',
      'client/kit/index.tsx',
    ]) {
      expect(nameless(ts('', path)), path).toHaveLength(1);
    }
  });

  test('on a host in a setting', () => {
    expect(namesHost(ts('fund=false\n"$schema": "./node_modules/a.json"\nfile.json'))).toEqual([]);
    for (const text of ['registry=x', 'proxy: https://x', 'host packages.example.com']) expect(namesHost(ts(text)), text).toHaveLength(1);
  });

  test('on an address in the lock file', () => {
    expect(resolvedAddresses(ts('{"version": "1.0.0"}'))).toEqual([]);
    expect(resolvedAddresses(ts('{"resolved": "https://x/y.tgz"}'))).toHaveLength(1);
  });

  test('on links, told apart from addresses, fragments and code', () => {
    const page = '[a](docs/A.md#part) [b](https://x) [c](#c) `[d](d.md)` ![e](<e.png>)\n```\n[f](f.md)\n```\n[g]: ./g%20h.md\n';
    expect(relativeLinks(page)).toEqual(['docs/A.md', 'e.png', './g h.md']);
  });
});

describe('the house', () => {
  test('is being looked at', () => {
    expect(sources.map(file => file.path)).toEqual(
      expect.arrayContaining(['server/install.mjs', 'tests/run.mjs', 'tests/unit/house/house.test.ts']),
    );
    expect(top.map(file => file.path)).toEqual(expect.arrayContaining(['.npmrc', 'package.json', 'package-lock.json']));
  });

  test('has no file of more than 400 lines', () => {
    expect(sources.flatMap(tooLong)).toEqual([]);
  });

  test('types everything and silences nothing', () => {
    expect(sources.flatMap(file => [...untyped(file), ...silenced(file)])).toEqual([]);
  });

  test('has no test switched off', () => {
    expect(sources.flatMap(switchedOff)).toEqual([]);
  });

  test('names what is in a file', () => {
    expect(ours.flatMap(nameless)).toEqual([]);
  });

  test('names no host in its settings', () => {
    const settings = [
      ...top.filter(file => /^\.|\.json$|\.ts$/.test(file.path) && file.path !== 'package-lock.json'),
      ...filesUnder('.ci', /./),
    ];
    expect(settings.flatMap(namesHost)).toEqual([]);
  });

  test('records no addresses in its lock file', () => {
    expect(top.filter(file => file.path === 'package-lock.json').flatMap(resolvedAddresses)).toEqual([]);
  });

  test('links to files that exist', () => {
    const pages = [...top.filter(file => file.path.endsWith('.md')), ...filesUnder('docs', /\.md$/)];
    const dead = pages.flatMap(page =>
      relativeLinks(page.text)
        .filter(target => !existsSync(join(root, dirname(page.path), target)))
        .map(target => `${page.path} → ${target}`),
    );
    expect(dead).toEqual([]);
  });
});
