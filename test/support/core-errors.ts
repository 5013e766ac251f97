import { isNativeError } from 'node:util/types';

// Jest runs each test file in a realm of its own, where an error made by Node's core, such as a
// broken socket's, is no `instanceof Error`. Libraries that ask take it for an answer then. This
// makes the question mean what it means outside jest; import it before what it should apply to.
const ordinary = Function.prototype[Symbol.hasInstance];
Object.defineProperty(Error, Symbol.hasInstance, {
	value(this: unknown, candidate: unknown): boolean {
		return this === Error ? isNativeError(candidate) : ordinary.call(this, candidate);
	},
});
