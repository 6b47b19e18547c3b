import { Ar as ENV_SESSION, Dr as ENV_EXPIRATION, Er as ENV_CREDENTIAL_SCOPE, Or as ENV_KEY, Tr as ENV_ACCOUNT_ID, jr as fromEnv, kr as ENV_SECRET } from "../vendor.js";

export { fromEnv };