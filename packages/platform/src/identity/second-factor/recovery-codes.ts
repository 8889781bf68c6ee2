import { randomInt } from 'node:crypto';
import { hashToken } from '@belvedere/kernel/core';

const COUNT = 10;
// Letters and digits that are not mistaken for each other on paper.
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const LENGTH = 16;

/** Codes for paper: 78 bits each, so that a plain hash of one can't be turned round. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return letters.replace(/(.{4})(?=.)/g, '$1-');
  });
}

/** What is kept of a code, however it was typed. */
export function hashRecoveryCode(userId: string, code: string): string {
  return hashToken(`recovery:${userId}:${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);
}
