import type { Resource } from '../resource';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as setDeparture from './setDeparture.operation';
import * as update from './update.operation';
import * as upsert from './upsert.operation';

export const user: Resource = {
	option: { name: 'User', value: 'user' },
	operations: [create, upsert, get, getAll, setDeparture, update],
	defaultOperation: 'getAll',
};
