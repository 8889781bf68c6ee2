import { expect, test } from 'vitest';
import { chooseMode, type Choices, type Mode } from './choose-channels.ts';
import type { Topic } from './topics.ts';

const product: Topic = { name: 'test.published', describe: 'when a tour is published', channels: ['in_app', 'email'] };
const quiet: Topic = { ...product, channels: ['in_app'] };
const marketing: Topic = { ...product, category: 'marketing' };
const security: Topic = { ...product, mandatory: true };
const choices = (entries: Record<string, Mode> = {}): Choices => new Map(Object.entries(entries));
const mode = (topic: Topic, own: Record<string, Mode> = {}, tenant: Record<string, Mode> = {}) =>
  chooseMode(topic, 'email', { own: choices(own), tenant: choices(tenant) });

test('3.20 what a person chose counts before what the tenant did, and that before the topic’s own', () => {
  expect([mode(product), mode(quiet)]).toEqual(['now', 'off']);
  expect(mode(product, {}, { 'test.published:email': 'daily' })).toBe('daily');
  expect(mode(product, { 'test.published:email': 'weekly' }, { 'test.published:email': 'off' })).toBe('weekly');
  expect(mode(product, { 'test.published:in_app': 'off' })).toBe('now');
});

test('4.5 a category that is off turns off all its topics; advertising is off until somebody asks for it', () => {
  expect(mode(product, { 'product:email': 'off', 'test.published:email': 'now' })).toBe('off');
  expect([mode(marketing), mode(marketing, { 'marketing:email': 'now' })]).toEqual(['off', 'now']);
});

test('4.5 what is mandatory can be turned off by nobody', () => {
  const off = { 'test.published:email': 'off', 'security:email': 'off', 'test.published:in_app': 'off' } as const;
  expect(mode(security, off, off)).toBe('now');
  expect(chooseMode(security, 'in_app', { own: choices(off), tenant: choices(off) })).toBe('now');
  expect(chooseMode(security, 'webhook', { own: choices(), tenant: choices() })).toBe('off');
});
