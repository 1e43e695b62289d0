import ts from 'typescript';
import type {File} from './files.ts';
import {isTestCall, parse, visit} from './syntax.ts';

/** A file longer than this holds two things; the aim is 250. */
const MAX_LINES = 400;

const isTypeScript = (path: string) => /\.tsx?$/.test(path);

export const tooLong = (file: File): string[] => {
  const lines = file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0);
  return lines > MAX_LINES ? [`${file.path} has ${lines} lines, more than ${MAX_LINES}`] : [];
};

/** The type that switches types off, by whatever spelling. */
export const untyped = (file: File): string[] => {
  if (!isTypeScript(file.path) || !/\bany\b/.test(file.text)) return [];
  const source = parse(file);
  const found: string[] = [];
  visit(source, node => {
    if (node.kind !== ts.SyntaxKind.AnyKeyword) return;
    found.push(`${file.path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1} says any`);
  });
  return found;
};

const SILENCERS = /@ts-(ignore|nocheck)\b/;

/** A comment that tells the compiler to look away. */
export const silenced = (file: File): string[] => {
  if (!isTypeScript(file.path) || !SILENCERS.test(file.text)) return [];
  const source = parse(file);
  const found = new Set<number>();
  const look = (position: number) => {
    for (const range of ts.getLeadingCommentRanges(file.text, position) ?? []) {
      if (SILENCERS.test(file.text.slice(range.pos, range.end))) found.add(source.getLineAndCharacterOfPosition(range.pos).line + 1);
    }
  };
  visit(source, node => look(node.getFullStart()));
  return [...found].map(line => `${file.path}:${line} silences the compiler`);
};

const SWITCHES = new Set(['skip', 'only', 'todo']);

/** A test that is switched off, or that switches the others off. */
export const switchedOff = (file: File): string[] => {
  if (!isTypeScript(file.path)) return [];
  const found: string[] = [];
  visit(parse(file), node => {
    if (!ts.isPropertyAccessExpression(node) || !SWITCHES.has(node.name.text) || !isTestCall(node.expression)) return;
    found.push(`${file.path} has .${node.name.text}`);
  });
  return found;
};

/** A name that says where things were put, not what they are. Pages are called index.html by the web itself. */
export const nameless = ({path}: File): string[] => {
  const parts = path.split('/');
  const isDrawer = parts.some(part => /^(utils?|helpers?|common)(\.|$)/.test(part));
  const isBarrel = /^index\.tsx?$/.test(parts.at(-1) ?? '');
  return isDrawer || isBarrel ? [`${path} has a name that says nothing`] : [];
};

const HOSTS = /:\/\/|\bregistry\s*=|\b[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|io|dev|internal|local|lan)\b/i;

/** A setting that names a machine would tie every clone to it. */
export const namesHost = ({path, text}: File): string[] =>
  text
    .split('\n')
    // One package is named like a host.
    .filter(line => HOSTS.test(line.replaceAll('"socket.io', '"')))
    .map(line => `${path} names a host: ${line.trim()}`);

/** The addresses a lock file records for its packages. */
export const resolvedAddresses = ({path, text}: File): string[] =>
  /"resolved":\s*"[a-z+]+:\/\//.test(text) ? [`${path} records addresses`] : [];

/** The relative targets of a page's links, without their fragments; code is not read. */
export const relativeLinks = (page: string): string[] =>
  [...page.replace(/```[\s\S]*?```|`[^`\n]*`/g, '').matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s+(\S+)/gm)]
    .map(match => match[1] ?? match[2] ?? '')
    .filter(target => target !== '' && !/^([a-z][a-z+.-]*:|#|\/\/)/i.test(target))
    .map(target => decodeURIComponent(target.replace(/[#?].*$/, '')));
