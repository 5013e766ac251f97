import type { Resource } from '../resource';
import * as get from './get.operation';
import * as getAll from './getAll.operation';

export const user: Resource = {
	option: { name: 'User', value: 'user' },
	operations: [get, getAll],
	defaultOperation: 'getAll',
};
