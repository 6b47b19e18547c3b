import { enableCompileCache } from 'node:module';

// As for `npm run compile`: on before the modules load that it is for.
enableCompileCache();
await import('./status-command.ts');
