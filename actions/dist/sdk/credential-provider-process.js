import { Kt as fromProcess } from "../vendor.js";

export { fromProcess };