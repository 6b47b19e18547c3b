import { Gt as isSsoProfile, Ut as fromSSO, Wt as validateSsoProfile } from "../vendor.js";

export { fromSSO };