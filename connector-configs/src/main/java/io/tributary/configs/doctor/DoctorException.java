package io.tributary.configs.doctor;

/** A command that cannot be carried out, and why. */
final class DoctorException extends Exception {

  private static final long serialVersionUID = 1L;

  DoctorException(String message) {
    super(message);
  }
}
