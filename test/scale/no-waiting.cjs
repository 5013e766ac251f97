// Loaded into the n8n that is measured (NODE_OPTIONS). Lucca lets 50 requests a minute through, and the
// package's own budget keeps below that: 100 pages would be two minutes of waiting, which n8n's own nodes
// do not know of. Here nobody waits, so that work is held against work. The product has no such switch.
globalThis[Symbol.for('n8n-nodes-lucca-sync.lucca-budget.1')] = {
	place: async () => ({ answered() {} }),
	holdBack() {},
};
