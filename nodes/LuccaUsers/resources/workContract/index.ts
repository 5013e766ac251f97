import type { Resource } from '../resource';
import * as create from './create.operation';
import * as end from './end.operation';
import * as getAll from './getAll.operation';

export const workContract: Resource = {
	option: { name: 'Work Contract', value: 'workContract' },
	operations: [create, end, getAll],
	defaultOperation: 'getAll',
};
