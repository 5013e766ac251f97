/** Settings that keep an n8n to itself: this machine only, no telemetry, no look-ups elsewhere. */
export const quietEnvironment: Record<string, string> = {
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_HOST: '127.0.0.1',
	// The editor is served without TLS.
	N8N_SECURE_COOKIE: 'false',
	N8N_ENCRYPTION_KEY: 'sandbox-only',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
	GENERIC_TIMEZONE: 'Europe/Paris',
	NODE_ENV: 'production',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
	N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_AI_ASSISTANT_BASE_URL: '',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
};
