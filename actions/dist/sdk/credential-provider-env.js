import { Ar as ENV_ACCOUNT_ID, Fr as ENV_SESSION, Ir as fromEnv, Mr as ENV_EXPIRATION, Nr as ENV_KEY, Pr as ENV_SECRET, jr as ENV_CREDENTIAL_SCOPE } from "../vendor.js";

export { fromEnv };