import type {IncomingMessage} from 'node:http';
import {describe, expect, test} from 'vitest';
import {networkOf, networks} from '../../../server/auth/network.ts';

const from = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({socket: {remoteAddress}, headers: forwarded === undefined ? {} : {'x-forwarded-for': forwarded}}) as unknown as IncomingMessage;

describe('[R122] where a request comes from', () => {
  test('of IPv4 the whole address, of IPv6 the network', () => {
    expect(['203.0.113.7', '::ffff:203.0.113.7'].map(networkOf)).toEqual(['203.0.113.7', '203.0.113.7']);
    const one = ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::9', '2001:0db8:0001:0002::'].map(networkOf);
    expect(new Set(one)).toEqual(new Set(['2001:db8:1:2']));
    expect(['2001:db8::1', '2001:db8:0:0:5::', 'fe80::1%eth0', '::1', '0:0:0:0:0:0:0:1'].map(networkOf)).toEqual([
      '2001:db8:0:0',
      '2001:db8:0:0',
      'fe80:0:0:0',
      '::1',
      '::1',
    ]);
  });

  test('is what the proxy on this machine says, where PUBLIC_URL says that there is one', () => {
    const behind = networks('https://sessions.example.org');
    for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(behind(from(peer, '203.0.113.7'))).toBe('203.0.113.7');
    // What stands before it anybody may have written.
    expect(behind(from('127.0.0.1', '10.0.0.1, 203.0.113.7'))).toBe('203.0.113.7');
    expect(['', 'unknown', '203.0.113.7, x'].map(told => behind(from('127.0.0.1', told)))).toEqual([null, null, null]);
    expect(behind(from('127.0.0.1'))).toBeNull();
  });

  test('is never what somebody from elsewhere says, nor anybody where there is no proxy', () => {
    expect(networks('https://sessions.example.org')(from('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7');
    expect(networks(null)(from('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7');
    expect(networks(null)(from('127.0.0.1', '198.51.100.1'))).toBeNull();
  });
});
