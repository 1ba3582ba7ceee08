package io.tributary.configs.doctor;

/** Looks for one kind of mistake in a setup. */
interface Check {

  /**
   * Notes what is wrong.
   *
   * @throws DoctorException if what there is to look at cannot be read
   */
  void run(Setup setup, Findings findings) throws DoctorException;
}
