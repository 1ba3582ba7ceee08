package io.tributary.configs.doctor;

/** Looks for one kind of mistake in a setup. */
interface Check {

  void run(Setup setup, Findings findings);
}
