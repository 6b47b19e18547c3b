import { Ar as ENV_EXPIRATION, Mr as ENV_SECRET, Nr as ENV_SESSION, Or as ENV_ACCOUNT_ID, Pr as fromEnv, jr as ENV_KEY, kr as ENV_CREDENTIAL_SCOPE } from "../vendor.js";

export { fromEnv };