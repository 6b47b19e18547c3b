import { Ar as ENV_KEY, Dr as ENV_ACCOUNT_ID, Mr as ENV_SESSION, Nr as fromEnv, Or as ENV_CREDENTIAL_SCOPE, jr as ENV_SECRET, kr as ENV_EXPIRATION } from "../vendor.js";

export { fromEnv };