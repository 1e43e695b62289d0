import {describe, expect, test} from 'vitest';
import {startProblem} from '../../../server/start-problem.ts';

const taken = Object.assign(new Error('listen EADDRINUSE'), {code: 'EADDRINUSE'});

describe('[R48] a taken port says what to type', () => {
  test.each(['linux', 'darwin'] as const)('on %s', platform => {
    expect(startProblem(taken, platform)).toBe('The port is taken by another program. Choose another one: type "PORT=3001 npm start".');
  });

  test('in the Command Prompt of Windows, which has no settings before a command', () => {
    const sentence = startProblem(taken, 'win32');
    expect(sentence).toContain('"set PORT=3001" and then "npm start"');
    expect(sentence).not.toContain('PORT=3001 npm');
  });
});
