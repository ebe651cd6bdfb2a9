/** A refused input: HTTP 400, nothing was changed. */
export interface InvalidInputBody {
  type: "invalid_data";
  message: string;
  problems?: { field: string; message: string; fix: string }[];
}
