/** Booting a store takes seconds, and minutes on a machine that does something else beside. */
jest.setTimeout(180_000);
