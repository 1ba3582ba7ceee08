package io.tributary.harness.stub;

/** The APIs that the stub plays. */
public enum Endpoint {
  /** OpenSky's state vectors. */
  OPENSKY("opensky", "/api/states/all"),
  /** UmoIQ's (once NextBus) vehicle locations. */
  BUSES("buses", "/service/publicJSONFeed");

  private final String id;
  private final String path;

  Endpoint(String id, String path) {
    this.id = id;
    this.path = path;
  }

  /** Its name in the control path and the journal. */
  public String id() {
    return id;
  }

  public String path() {
    return path;
  }

  static Endpoint of(String id) {
    for (Endpoint each : values()) {
      if (each.id.equals(id)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no endpoint " + id);
  }
}
