import { ar as ENV_SECRET, ir as ENV_KEY, nr as ENV_CREDENTIAL_SCOPE, or as ENV_SESSION, rr as ENV_EXPIRATION, sr as fromEnv, tr as ENV_ACCOUNT_ID } from "../vendor.js";

export { fromEnv };