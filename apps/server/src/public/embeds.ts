import { hashToken } from '@belvedere/kernel';
import { notHerePage } from '@belvedere/site';
import { frameAncestors, splitEmbedToken, type Gate, type LiveEmbed, type LiveTour, type PublicReader } from '@belvedere/tours';
import type { Context } from 'hono';
import { embedHeaders, newNonce } from '../http/security-headers.ts';
import { embedPage } from './embed-page.ts';
import { manifestOf } from './manifest-of.ts';

interface FoundEmbed {
  embed: LiveEmbed;
  tour: LiveTour;
}

export interface Embeds {
  /** What a token stands for, at the domain of one tenant or at the platform. */
  find(token: string, tenantId?: string): Promise<FoundEmbed | undefined>;
  /** The document of a frame; `tourUrl` is where the tour stands by itself. */
  answer(c: Context, found: (FoundEmbed & { tourUrl: string }) | undefined, change?: ChangeHeaders): Promise<Response>;
}

type ChangeHeaders = (headers: Record<string, string>) => Record<string, string>;

/** Embeds as visitors get them, the same at every address. */
export function createEmbeds({ reader, gate, isHttps }: { reader: PublicReader; gate: Gate; isHttps: boolean }): Embeds {
  return {
    async find(token, tenantId) {
      const split = splitEmbedToken(token);
      if (!split || (tenantId !== undefined && split.tenantId !== tenantId)) return undefined;
      const embed = await reader.embed(split.tenantId, hashToken(token));
      // A place, not a credential (ADR 0211): it shows what is open, and for what is not it looks like no embed at all.
      if (!embed || (await gate.decide(embed, { grants: [] })).kind !== 'open') return undefined;
      const answer = await reader.tour(embed.tenantId, embed.tourSlug);
      return answer.kind === 'tour' ? { embed, tour: answer.tour } : undefined;
    },
    async answer(c, found, change = (headers) => headers) {
      const nonce = newNonce();
      const headers = embedHeaders(isHttps, nonce, found ? frameAncestors(found.embed.domains) : "'none'");
      for (const [name, value] of Object.entries(change(headers))) c.header(name, value);
      if (!found) return c.html(notHerePage(), 404);
      const { embed, tour, tourUrl } = found;
      await reader.countEmbedView(embed.tenantId, embed.id);
      const manifestPath = `/manifests/${tour.tenantId}/${tour.hash}.json`;
      return c.html(embedPage({ manifest: manifestOf(tour), manifestPath, embed, nonce, tourUrl }));
    },
  };
}
