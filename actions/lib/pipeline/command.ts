import { enableCompileCache } from 'node:module';

// Node keeps what it has stripped of types and compiled in the temporary folder: the second start takes half the time.
// It has to be on before the modules load that it is for, hence the import below instead of above.
enableCompileCache();
await import('./compile-command.ts');
