import type {NetworkInterfaceInfo} from 'node:os';
import {expect, test} from 'vitest';
import {addressesOf, addressForPhones, isThisMachine, otherAddresses, ownAddress} from '../../../server/http/address.ts';

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

const network = (address: string, more: Partial<NetworkInterfaceInfo> = {}) =>
  ({address, family: 'IPv4', internal: false, netmask: '', mac: '', cidr: null, ...more}) as NetworkInterfaceInfo;

test('[R111] addresses of usual networks on real interfaces come first, and none of a container, a virtual machine or a tunnel', () => {
  const found = addressesOf({
    lo: [network('127.0.0.1', {internal: true})],
    docker0: [network('172.17.0.1')],
    'br-1f2e3d': [network('172.18.0.1')],
    utun4: [network('10.8.0.2')],
    tailscale0: [network('100.101.102.103')],
    'vEthernet (WSL (Hyper-V firewall))': [network('172.29.0.1')],
    eth2: [network('169.254.7.7')],
    eth1: [network('203.0.113.9')],
    eth0: [network('10.0.0.5'), network('fe80::1', {family: 'IPv6', scopeid: 2})],
    wlan0: [network('192.168.1.20')],
    enp3s0: [network('172.16.4.4')],
  });
  expect(found).toEqual(['192.168.1.20', '10.0.0.5', '172.16.4.4', '203.0.113.9']);
});

test('where there is nothing but a tunnel or a container, its address is told all the same', () => {
  expect(addressesOf({lo: [network('127.0.0.1', {internal: true})], tun0: [network('10.8.0.2')]})).toEqual(['10.8.0.2']);
  expect(addressesOf({})).toEqual([]);
});

test('[R111] who sees the server’s own computer is told the other addresses, and nobody else is', () => {
  const addresses = ['192.168.1.20', '10.0.0.5', '203.0.113.9'];
  expect(otherAddresses('localhost:3000', addresses)).toEqual(['http://10.0.0.5:3000', 'http://203.0.113.9:3000']);
  expect(otherAddresses('localhost:3000', ['192.168.1.20'])).toEqual([]);
  for (const host of ['192.168.1.20:3000', 'workshop.local', 'not a host', '']) expect(otherAddresses(host, addresses)).toEqual([]);
});
