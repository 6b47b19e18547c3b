import { Cr as ENV_SECRET, Sr as ENV_KEY, Tr as fromEnv, br as ENV_CREDENTIAL_SCOPE, wr as ENV_SESSION, xr as ENV_EXPIRATION, yr as ENV_ACCOUNT_ID } from "../vendor.js";

export { fromEnv };