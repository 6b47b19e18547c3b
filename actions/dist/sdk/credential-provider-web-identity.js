import { Bt as fromWebToken, zt as fromTokenFile } from "../vendor.js";

export { fromTokenFile };