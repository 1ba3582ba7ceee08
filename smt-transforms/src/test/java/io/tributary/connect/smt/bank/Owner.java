package io.tributary.connect.smt.bank;

/**
 * What is known of the owner of an account.
 *
 * @param birthNumber year, month and day, two digits each; 50 is added to the month of a woman
 */
record Owner(
    int birthNumber,
    String gender,
    int age,
    String level,
    String frequency,
    String district,
    String region) {

  private static final int TODAY = 1999;

  static Owner of(String birthNumber, String frequency, String district, String region) {
    boolean woman = Integer.parseInt(birthNumber.substring(2, 4)) > 50;
    int age = TODAY - (1900 + Integer.parseInt(birthNumber.substring(0, 2)));
    String level = "SENIOR";
    if (age < 25) {
      level = "YOUTH";
    } else if (age < 36) {
      level = "ADULT";
    } else if (age < 65) {
      level = "MIDDLE AGED";
    }
    return new Owner(
        Integer.parseInt(birthNumber),
        woman ? "FEMALE" : "MALE",
        age,
        level,
        frequency,
        district,
        region);
  }
}
