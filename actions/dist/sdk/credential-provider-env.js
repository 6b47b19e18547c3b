import { Bn as ENV_CREDENTIAL_SCOPE, Gn as fromEnv, Hn as ENV_KEY, Un as ENV_SECRET, Vn as ENV_EXPIRATION, Wn as ENV_SESSION, zn as ENV_ACCOUNT_ID } from "../vendor.js";

export { fromEnv };