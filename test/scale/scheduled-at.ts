import type { WorkflowJson } from '../../sandbox/engine';

/** The same workflow, started by its schedule once, at a moment. */
export function scheduledAt(workflow: WorkflowJson, moment: Date): WorkflowJson {
	const [hour, minute, second] = new Intl.DateTimeFormat('en-GB', {
		timeZone: workflow.settings?.timezone ?? 'Europe/Paris',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23',
	})
		.format(moment)
		.split(':');
	const expression = [second, minute, hour, '*', '*', '*'].join(' ');
	const rule = { interval: [{ field: 'cronExpression', expression }] };
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.type === 'n8n-nodes-base.scheduleTrigger'
				? { ...node, parameters: { ...node.parameters, rule } }
				: node,
		),
	};
}
