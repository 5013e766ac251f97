/**
 * The refusals that need no entry in the troubleshooting page, by where they stand or what they say, and why.
 * Whoever adds a refusal adds its entry, or says here why it has none.
 */
export const leftOut: ReadonlyArray<{ readonly what: string | RegExp; readonly why: string }> = [
	{
		what: /^lib\/lucca\/(writing\/(values|custom-values|wishes|references|secondary-roles|work-cycles|keys|departure|custom-fields)|contracts|lists\/id-in-address|newer-api\/(newer-people|person-filters|references)|people\/user-filters)/,
		why: 'it names the field and the value of one item, and its remedy what to write there',
	},
	{
		what: /^nodes\/LuccaUsers(Trigger)?\//,
		why: 'it names the field of the form and what it takes',
	},
	{
		what: /^nodes\/LuccaImportFile\//,
		why: 'it names the field of the form and what it takes',
	},
	{
		what: /, which this node does not know$|^This node has no operation /,
		why: 'only an expression or a damaged workflow can ask for it, and the list has the right ones',
	},
	{
		what: /do not add up$|^The source has … people, and the plan accounts for …$|would have gone to '…'$/,
		why: 'it would be a fault of this package, and asks to be reported',
	},
	{
		what: /^lib\/lucca\/client\/do-once\.ts/,
		why: 'it repeats what Lucca or the connection said, which has an entry',
	},
	{
		what: /^Lucca (does not let anybody|refused the form)|^To … …, Lucca at|too much was sent at once|has a form this node does not know$/,
		why: 'only a Custom API Call or a change of the API can meet it, and its remedy says so',
	},
	{
		what: /^The workbook …$/,
		why: 'what is wrong with a damaged workbook is said in the words of its parts',
	},
	{
		what: /^'(Put Report in Field|Archive Retention \(Days\))' /,
		why: 'it names the field of the form and what it takes',
	},
];
