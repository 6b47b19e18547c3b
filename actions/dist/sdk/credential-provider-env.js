import { Fr as ENV_EXPIRATION, Ir as ENV_KEY, Lr as ENV_SECRET, Nr as ENV_ACCOUNT_ID, Pr as ENV_CREDENTIAL_SCOPE, Rr as ENV_SESSION, zr as fromEnv } from "../vendor.js";

export { fromEnv };