import { partnerFormat } from '../../../lib/formats';
import type { FileFormat } from '../../../lib/formats/format';
import type { Layout } from '../../../lib/sync';
import type { LayoutName } from './company';

const formatLayout = (id: string): Layout => ({
	kind: 'format',
	format: partnerFormat(id) as FileFormat,
});

/** Every kind of layout the brake reads. */
export const layouts: Readonly<Record<LayoutName, Layout>> = {
	threeSixtyLearning: formatLayout('threeSixtyLearning'),
	skillup: formatLayout('skillup'),
	placeDeLaFormation: formatLayout('placeDeLaFormation'),
	columns: {
		kind: 'columns',
		keyColumns: ['e-mail'],
		statusColumn: 'Situation',
		inactiveValues: ['Parti'],
	},
};

export const layoutNames = Object.keys(layouts) as LayoutName[];
