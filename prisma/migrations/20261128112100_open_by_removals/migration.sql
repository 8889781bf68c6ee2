-- Connections prepare the statement that opens a transaction: it looks at tenant_removals, which the runtime roles read anyway, and
-- needs no function with its owner's rights.
DROP FUNCTION app.open_tenant(text);
