import type { Resource } from '../resource';
import * as customCall from './customCall.operation';

export const api: Resource = {
	option: { name: 'API', value: 'api' },
	operations: [customCall],
	defaultOperation: 'customCall',
};
