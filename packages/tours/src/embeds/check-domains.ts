import { commonErrors, fail } from '@belvedere/kernel';
import { canonicalDomain } from './embed.ts';

/** Domains in the one form in which they are compared; a wrong one is named. */
export function checkDomains(domains: readonly string[]): string[] {
  const canonical = domains.map((domain, index) => {
    const name = canonicalDomain(domain);
    return (
      name ??
      fail(commonErrors.invalid_input, {
        fields: { [`domains.${index}`]: `“${domain}” is no domain. Write example.org, *.example.org or localhost:8080.` },
      })
    );
  });
  return [...new Set(canonical)];
}
