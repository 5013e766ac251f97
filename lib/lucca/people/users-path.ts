/** Users, of v3: the only generation an API key can read people from (lucca-api reference, section 1). */
export const USERS = '/api/v3/users';
