import { Jt as fromIni } from "../vendor.js";

export { fromIni };