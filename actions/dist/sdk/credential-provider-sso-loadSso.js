import { Ht as SSOClient, Vt as GetRoleCredentialsCommand } from "../vendor.js";

export { GetRoleCredentialsCommand, SSOClient };