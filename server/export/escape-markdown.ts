/** Every sign that Markdown or HTML could read as its own, also at the start of a line, gets a backslash. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/^[ \t]+/gm, '')
    .replace(/[\\`*_{}[\]()<>#|~!&$]/g, '\\$&')
    .replace(/^([^\S\n]*)([-+=])/gm, '$1\\$2')
    .replace(/^([^\S\n]*\d+)([.)])/gm, '$1\\$2')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/\b(mailto|xmpp):/gi, '$1\\:')
    .replace(EMAIL, (word: string, domain?: string) => (domain === undefined ? word : `\`${word.replace(/\\(.)/g, '$1')}\``));
}

/**
 * An address as it stands between the backslashes. A backslash keeps no program from making a link of it, because they look for addresses
 * after they have taken the backslashes away; in code they do not look. Words without a domain match too: no sign is looked at twice.
 */
const EMAIL = /(?:\\[_+\-=.{}~!&$#]|[\p{L}\p{N}.%+'-])+(@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*)?/gu;

export const inOneLine = (text: string): string => escapeMarkdown(text.replace(/\s+/g, ' ').trim());
