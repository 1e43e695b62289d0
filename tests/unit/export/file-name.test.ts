import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fileName} from '../../../server/export/file-name.ts';
import {reportOf} from '../../../shared/report/model.ts';
import {seed} from '../../property/seed.ts';
import {created} from '../../telling/telling.ts';

const told = created();
const report = {...reportOf(told.session, told.contents), startedAt: new Date(2026, 10, 22, 14, 30).getTime(), plannedFor: null};
const named = (title: string) => fileName({...report, title}, '-notes.md');

test.each([
  ['Our waiting room', 'our-waiting-room'],
  ['Ana’s café – what’s next?', 'anas-cafe-whats-next'],
  ['<script>alert("x")</script>', 'script-alert-x-script'],
  ['../../etc/passwd', 'etc-passwd'],
  ['a"; filename="b.exe\r\nSet-Cookie: c=d', 'a-filename-b-exe-set-cookie-c-d'],
  ['\u202Efdp.exe', 'fdp-exe'],
  ['קהילה', 'session'],
  ['🐦🐦', 'session'],
  ['', 'session'],
  ['What we would change about the waiting room if we could', 'what-we-would-change-about-the-waiting'],
  ['x'.repeat(120), 'x'.repeat(40)],
])('%j is called %s', (title, part) => {
  expect(named(title)).toBe(`${part}-2026-11-22-notes.md`);
});

test('the day is when it began, else when it was meant to, else it is left out', () => {
  const plannedFor = new Date(2026, 0, 5).getTime();
  expect(fileName({...report, title: 'A', plannedFor}, '.json')).toBe('a-2026-11-22.json');
  expect(fileName({...report, title: 'A', plannedFor, startedAt: null}, '.json')).toBe('a-2026-01-05.json');
  expect(fileName({...report, title: 'A', startedAt: null}, '.json')).toBe('a.json');
});

test(`no title makes a name that a header or a folder could misread (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 120}), title => {
      expect(named(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-2026-11-22-notes\.md$/);
      expect(named(title).length).toBeLessThanOrEqual(40 + '-2026-11-22-notes.md'.length);
    }),
    {seed},
  );
});
