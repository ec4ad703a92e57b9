/** The only source of time for the domain and the stores. */
export interface Clock {
  now(): Date;
}
