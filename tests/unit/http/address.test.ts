import {expect, test} from 'vitest';
import {addressForPhones, isThisMachine, ownAddress} from '../../../server/http/address.ts';

test('what means this machine is replaced by an address that phones can reach', () => {
  for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
    expect(addressForPhones(host, ['192.168.1.20'])).toBe('http://192.168.1.20:3000');
  expect(addressForPhones('localhost:3000', [])).toBe('http://localhost:3000');
});

test('an address that people came by stays', () => {
  expect(addressForPhones('192.168.1.7:3000', ['192.168.1.20'])).toBe('http://192.168.1.7:3000');
  expect(addressForPhones('workshop.local', ['192.168.1.20'])).toBe('http://workshop.local');
  expect(addressForPhones('not a host', [])).toBe('http://localhost');
});

test('only names of the machine itself are taken for it', () => {
  expect(['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]'].every(isThisMachine)).toBe(true);
  expect(['0.0.0.0', '10.0.0.1', 'localhost.example.org', '1270.example'].some(isThisMachine)).toBe(false);
});

test('the machine itself opens the server where it listens', () => {
  for (const host of ['0.0.0.0', '::', '127.0.0.1', 'localhost'])
    expect(ownAddress({publicUrl: null, host}, 3000)).toBe('http://localhost:3000');
  expect(ownAddress({publicUrl: null, host: '192.168.1.7'}, 3000)).toBe('http://192.168.1.7:3000');
  expect(ownAddress({publicUrl: null, host: 'fd00::1'}, 3000)).toBe('http://[fd00::1]:3000');
  expect(ownAddress({publicUrl: 'https://sessions.example.org', host: '127.0.0.1'}, 3000)).toBe('https://sessions.example.org');
});
