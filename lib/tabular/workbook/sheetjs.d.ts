/** The build of SheetJS that reads workbooks of XLSX and nothing older, under the types of the whole. */
declare module '@e965/xlsx/dist/xlsx.mini.min.js' {
	export * from '@e965/xlsx';
}
