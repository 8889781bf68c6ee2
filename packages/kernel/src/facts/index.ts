export { defineFact, listWebhookFacts, type Fact } from './define-fact.ts';
export { emitFact, OUTBOX_CHANNEL, type FactDraft } from './emit-fact.ts';
