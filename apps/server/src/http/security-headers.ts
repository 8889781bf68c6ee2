import { randomBytes } from 'node:crypto';

const BASE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
};

const HSTS = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

/** Answers of procedures: nothing in them is ever a document (S1). */
export function apiHeaders(isHttps: boolean): Record<string, string> {
  return {
    ...BASE,
    ...(isHttps && HSTS),
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-site',
    'cache-control': 'no-store',
  };
}

/** A page of ours: own scripts with a nonce only, trusted types, framed by nobody. */
export function pageHeaders(isHttps: boolean, nonce: string): Record<string, string> {
  return { ...BASE, ...(isHttps && HSTS), 'content-security-policy': pagePolicy(nonce, "'none'"), 'x-frame-options': 'DENY' };
}

/** The studio: its scripts come from here and load each other, styles of its own with a nonce, trusted types, framed by nobody; tickets are read by a camera. */
export function studioHeaders(isHttps: boolean, nonce: string): Record<string, string> {
  const policy = pagePolicy(nonce, "'none'").replace(/script-src [^;]*/, "script-src 'self'");
  const permissions = BASE['permissions-policy'].replace('camera=()', 'camera=(self)').replace('geolocation=()', 'geolocation=(self)');
  return { ...BASE, ...(isHttps && HSTS), 'permissions-policy': permissions, 'content-security-policy': policy, 'x-frame-options': 'DENY' };
}

/** The page that asks for a tour's password: no script, and its form goes to this server only. */
export function gateHeaders(isHttps: boolean, frameAncestors = "'none'"): Record<string, string> {
  const { 'content-security-policy': policy, 'x-frame-options': frame, ...rest } = scriptlessHeaders(isHttps);
  const opened = policy!
    .replace("form-action 'none'", "form-action 'self'")
    .replace("frame-ancestors 'none'", `frame-ancestors ${frameAncestors}`);
  return { ...rest, 'content-security-policy': opened, ...(frameAncestors === "'none'" && { 'x-frame-options': frame! }) };
}

/** A page of ours without any script: the reference, and what is not here. */
export function scriptlessHeaders(isHttps: boolean): Record<string, string> {
  const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  return { ...BASE, ...(isHttps && HSTS), 'content-security-policy': policy, 'x-frame-options': 'DENY' };
}

/** A page on a domain of a tenant's: what else stands below that domain is not ours to hold to HTTPS. */
export function siteHeaders(headers: Record<string, string>): Record<string, string> {
  const { 'strict-transport-security': strict, ...rest } = headers;
  return { ...rest, ...(strict !== undefined && { 'strict-transport-security': 'max-age=31536000' }), vary: 'host' };
}

/** A page of ours whose forms are sent back to us and which gives its address, with the token in it, to nobody. */
export function formHeaders(isHttps: boolean): Record<string, string> {
  const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  return {
    ...BASE,
    ...(isHttps && HSTS),
    'content-security-policy': policy,
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  };
}

/** A page of a tenant for visitors: forms that are sent back to us, and only where a visitor asked for it a film of another site or the viewer. */
export function visitorHeaders(isHttps: boolean, kind: 'plain' | 'film' | 'tour'): Record<string, string> {
  const policy = {
    'default-src': "'none'",
    'style-src': "'self'",
    'img-src': kind === 'tour' ? "'self' data: blob:" : "'self'",
    ...(kind === 'film' && { 'frame-src': 'https://www.youtube-nocookie.com' }),
    ...(kind === 'tour' && {
      'script-src': "'self'",
      'connect-src': "'self'",
      'media-src': "'self'",
      'font-src': "'self'",
      'require-trusted-types-for': "'script'",
    }),
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return {
    ...BASE,
    ...(isHttps && HSTS),
    'content-security-policy': Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  };
}

/** The embedded tour: the same, but framed by the domains of its embed and by nobody else (E2). */
export function embedHeaders(isHttps: boolean, nonce: string, frameAncestors: string): Record<string, string> {
  const { 'cross-origin-opener-policy': _, ...base } = BASE;
  return { ...base, ...(isHttps && HSTS), 'content-security-policy': pagePolicy(nonce, frameAncestors), 'cache-control': 'no-store' };
}

function pagePolicy(nonce: string, frameAncestors: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    `frame-ancestors ${frameAncestors}`,
    "require-trusted-types-for 'script'",
  ].join('; ');
}

export function newNonce(): string {
  return randomBytes(18).toString('base64url');
}
