import { Cr as ENV_ACCOUNT_ID, Dr as ENV_SECRET, Er as ENV_KEY, Or as ENV_SESSION, Tr as ENV_EXPIRATION, kr as fromEnv, wr as ENV_CREDENTIAL_SCOPE } from "../vendor.js";

export { fromEnv };