import type { MiddlewareHandler } from 'hono';

/**
 * Answers only who asks for this machine by name. Any web page can let a name of its own stand for 127.0.0.1, and would
 * then read and press what a person here may.
 */
export const loopbackOnly: MiddlewareHandler = async (context, next) => {
  const { hostname } = new URL(context.req.url);
  if (!isLoopback(hostname))
    return context.text(
      `The local GitHub answers at 127.0.0.1 and localhost, and not as ${hostname}.\n`,
      421,
    );
  return next();
};

function isLoopback(hostname: string): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname) || hostname.endsWith('.localhost');
}
