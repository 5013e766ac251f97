/** Waits until something that happens elsewhere has happened; fails after some seconds. */
export async function until(condition: () => boolean): Promise<void> {
	for (let tries = 0; !condition(); tries++) {
		if (tries > 800) throw new Error('It never came true');
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
