export { verifyWebhook, WebhookError, type VerifyWebhookOptions, type WebhookEvent, type WebhookHeaders } from './verify-webhook.ts';
