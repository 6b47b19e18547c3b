/** An answer of 4xx: its status and GitHub's message. */
export class ApiError extends Error {
  readonly status: number;
  readonly errors: readonly (object | string)[] | undefined;
  constructor(status: number, message: string, errors?: readonly (object | string)[]) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.errors = errors;
  }
}

export function notFound(): ApiError {
  return new ApiError(404, 'Not Found');
}

/** 422 as GitHub words it for a field. */
export function invalid(resource: string, field: string, code: string, message?: string): ApiError {
  return new ApiError(422, 'Validation Failed', [{ resource, field, code, ...(message && { message }) }]);
}
