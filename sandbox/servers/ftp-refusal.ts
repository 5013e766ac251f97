/** What a server answers when something goes wrong on its disk. */
export function refusal(error: unknown): [number, string] {
	switch ((error as NodeJS.ErrnoException).code) {
		case 'ENOENT':
			return [550, 'No such file or directory'];
		case 'EACCES':
		case 'EPERM':
			return [550, 'Permission denied'];
		case 'EISDIR':
		case 'ENOTDIR':
			return [550, 'Not a plain file'];
		case 'EEXIST':
		case 'ENOTEMPTY':
			return [550, 'It exists already, or is not empty'];
		case 'ENAMETOOLONG':
			return [553, 'File name too long'];
		default:
			return [451, 'Local error in processing'];
	}
}
